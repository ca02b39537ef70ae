import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** A request as it goes over the wire, however wrong. */
export type Sent = {
  method: string;
  /** Sent as it is: `fetch` would tidy up dots and percent signs. */
  path: string;
  token?: string | undefined;
  /** Content-Type. */
  type?: string | undefined;
  body?: string | Buffer | undefined;
  headers?: Record<string, string>;
};

export type Answer = { status: number; headers: Headers; text: string };

/** A page of somebody's shop: every call comes from another origin, as the widget's do. */
export const origin = "https://shop.example";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export function exchange(url: string, { method, path, token, type, body, headers }: Sent): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({
      agent,
      hostname,
      port,
      method,
      path,
      headers: {
        Origin: origin,
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        ...(type !== undefined && { "Content-Type": type }),
        ...(body !== undefined &&
          headers?.["Transfer-Encoding"] === undefined && { "Content-Length": Buffer.byteLength(body) }),
        ...headers,
      },
    });
    // Once the answer is there, that the rest of a refused body could not be sent is no matter.
    sent.once("error", reject);
    sent.once("response", (response) => {
      const received = new Headers();
      for (const [name, values = []] of Object.entries(response.headersDistinct)) {
        for (const value of values) received.append(name, value);
      }
      text(response).then((text) => resolve({ status: response.statusCode ?? 0, headers: received, text }), reject);
    });
    sent.end(body);
  });
}
