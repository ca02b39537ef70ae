import { useCallback, useMemo, useRef, useState } from "react";
import { useLocale } from "../i18n/useLocale.ts";
import { useText } from "../i18n/useText.ts";
import { toasts } from "../layout/toasts.ts";
import type { ChosenFile, ChosenFiles } from "./ChosenFilesContext.ts";
import { maxFiles, maxMegabytes, takenFiles } from "./takenFiles.ts";

const reasons = {
  type: "composer.fileType",
  size: "composer.fileSize",
  empty: "composer.fileEmpty",
  count: "composer.fileCount",
} as const;

/** Files that are gathered until they are sent. */
export function useFilesToSend(): ChosenFiles {
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
      const { taken, refused } = takenFiles(offered, newest.current.length);
      change([...newest.current, ...taken.map((file) => ({ id: nextId.current++, file }))]);
      // One for each reason: with a hundred files dropped, nobody reads a hundred.
      for (const [why, names] of Map.groupBy(refused, ({ why }) => why)) {
        const name = new Intl.ListFormat(code).format(names.slice(0, 3).map(({ name }) => name));
        toasts.show({
          color: "red",
          message: t(reasons[why], { name, count: names.length, files: maxFiles, megabytes: maxMegabytes }),
        });
      }
    },
    [t, code, change],
  );
  const remove = useCallback(
    (ids: readonly number[]) => change(newest.current.filter(({ id }) => !ids.includes(id))),
    [change],
  );
  return useMemo(() => ({ files, add, remove }), [files, add, remove]);
}
