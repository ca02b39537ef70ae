import { linkify } from "../../../dashboard/src/thread/linkify.ts";

/** Its lines as they were written, in the direction of their language, with its addresses as links. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p class="text" dir="auto">
      {linkify(text).map(({ text: piece, href }, index) =>
        href === undefined ? (
          piece
        ) : (
          <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow">
            {piece}
          </a>
        ),
      )}
    </p>
  );
}
