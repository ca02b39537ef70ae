import { Fault } from "@hearth/contract";
import { bodyLimit } from "hono/body-limit";

/** 8,000 code points, each written as two `\uXXXX`, and room for the rest. In bytes. */
const maxBody = 128 * 1024;

/** Larger bodies are refused before they are read. */
export const limitBody = bodyLimit({
  maxSize: maxBody,
  onError: () => {
    throw new Fault("payload_too_large", { detail: `At most ${maxBody} bytes.` });
  },
});
