import type { AttachmentLimits } from "@hearth/contract";
import { useCallback, useMemo, useRef, useState } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import type { ChosenFile, ChosenFiles } from "./ChosenFilesContext.ts";
import { maxFiles, takenFiles } from "./takenFiles.ts";

const reasons = {
  type: "composer.fileType",
  off: "composer.fileOff",
  size: "composer.fileSize",
  empty: "composer.fileEmpty",
  count: "composer.fileCount",
} as const;

/** Files that are gathered until they are sent. `limits`: undefined until they are known. */
export function useFilesToSend(limits: AttachmentLimits | undefined): ChosenFiles {
  const t = useText();
  const { code } = useLocale();
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const newest = useRef(files);
  const nextId = useRef(0);

  const change = useCallback((changed: readonly ChosenFile[]) => {
    newest.current = changed;
    setFiles(changed);
  }, []);
  const add = useCallback(
    (offered: readonly File[]) => {
      const { taken, refused } = takenFiles(offered, newest.current.length, limits);
      change([...newest.current, ...taken.map((file) => ({ id: nextId.current++, file }))]);
      // One for each reason, and for each limit: with a hundred files dropped, nobody reads a hundred.
      for (const [why, alike] of Map.groupBy(refused, ({ why }) => why)) {
        for (const [megabytes, same] of Map.groupBy(alike, ({ megabytes = 0 }) => megabytes)) {
          const name = new Intl.ListFormat(code).format(same.slice(0, 3).map(({ name }) => name));
          const values = { name, count: same.length, files: maxFiles, megabytes };
          toasts.show({ color: "red", message: t(reasons[why], values) });
        }
      }
    },
    [t, code, change, limits],
  );
  const remove = useCallback(
    (ids: readonly number[]) => change(newest.current.filter(({ id }) => !ids.includes(id))),
    [change],
  );
  return useMemo(() => ({ files, add, remove }), [files, add, remove]);
}
