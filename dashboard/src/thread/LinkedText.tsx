import { linkify } from "./linkify.ts";
import classes from "./Message.module.css";

/** What was written, as it was written; addresses in it can be followed. */
export function LinkedText({ text }: { text: string }) {
  if (text === "") return null;
  const pieces = linkify(text);
  return (
    <span className={classes.text}>
      {pieces.map(({ text: piece, href }, index) =>
        href === undefined ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
          <a key={index} href={href} target="_blank" rel="noopener noreferrer" dir="ltr">
            {piece}
          </a>
        ),
      )}
    </span>
  );
}
