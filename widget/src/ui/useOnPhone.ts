import { useEffect, useState } from "preact/hooks";

const narrow = matchMedia("(max-width: 479px)");

/** Whether the panel covers the whole page. */
export function useOnPhone(): boolean {
  const [is, set] = useState(narrow.matches);
  useEffect(() => {
    const look = () => set(narrow.matches);
    narrow.addEventListener("change", look);
    return () => narrow.removeEventListener("change", look);
  }, []);
  return is;
}
