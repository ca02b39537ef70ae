import type { Upload } from "./Environment.ts";

type Xhr = {
  status: number;
  responseText: string;
  upload: { onprogress: unknown };
  onload: unknown;
  onerror: unknown;
  onabort: unknown;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  getResponseHeader(name: string): string | null;
  send(body: Blob): void;
  abort(): void;
};

/** As much of XMLHttpRequest as this takes. `XMLHttpRequest` itself fits. */
export type XhrClass = new () => Xhr;

/** Those that errors are read from. */
const headerNames = ["Retry-After", "X-Request-Id"];

/** `fetch` tells nothing of how far it is: where there is an XMLHttpRequest, that one sends files. */
export function uploadWithXhr(XhrOfPage: XhrClass): Upload {
  return (url, { headers, body, signal, onProgress }) =>
    new Promise((resolve, reject) => {
      const xhr = new XhrOfPage();
      const fail = () => reject(new Error("Cut off."));
      if (signal.aborted) return fail();
      signal.addEventListener("abort", () => xhr.abort(), { once: true });
      xhr.open("POST", url);
      for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
      xhr.upload.onprogress = ({ loaded, total }: { loaded: number; total: number }) =>
        onProgress(loaded / (total || 1));
      xhr.onerror = xhr.onabort = fail;
      xhr.onload = () => {
        const { status, responseText } = xhr;
        const given = headerNames.map((name) => [name, xhr.getResponseHeader(name) ?? ""] satisfies [string, string]);
        resolve(new Response(responseText || null, { status, headers: given }));
      };
      xhr.send(body);
    });
}
