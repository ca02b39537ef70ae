import { useRef, useState } from "preact/hooks";

/** Files that are dragged over the panel, and given where they are let go. */
export function useDropped(onFiles: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  /** Each part that is entered tells so before the one that is left. */
  const depth = useRef(0);
  const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") === true;
  const move = (by: number) => {
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  return {
    isOver,
    handlers: {
      onDragEnter: (event: DragEvent) => hasFiles(event) && move(1),
      onDragLeave: (event: DragEvent) => hasFiles(event) && move(-1),
      onDragOver: (event: DragEvent) => hasFiles(event) && event.preventDefault(),
      onDrop: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        // Otherwise the browser leaves the page and shows the file.
        event.preventDefault();
        move(Number.NEGATIVE_INFINITY);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      },
    },
  };
}
