import { attachmentSchema, cannedResponseSchema, conversationSchema, operatorSchema } from "@hearth/contract";
import { z } from "zod";

const mine = z.object({ conversations: z.array(conversationSchema) });
const canned = z.object({ cannedResponses: z.array(cannedResponseSchema) });
const team = z.object({ operators: z.array(operatorSchema) });

/** The calls of Hearth's API that the seed needs, made as one person or bot. */
export class DemoApi {
  readonly #url: string;
  readonly #token: string;

  /** `url` ends in /v1; `token` is an ID token or an API key. */
  constructor(url: string, token: string) {
    this.#url = url;
    this.#token = token;
  }

  async myConversations() {
    return mine.parse(await this.call("GET", "/conversations/mine")).conversations;
  }

  async startConversation(customer: { name: string; email: string; locale: string }) {
    return conversationSchema.parse(await this.call("POST", "/conversations", { customer }));
  }

  async operators() {
    return team.parse(await this.call("GET", "/operators")).operators;
  }

  async cannedResponses() {
    return canned.parse(await this.call("GET", "/canned-responses")).cannedResponses;
  }

  /** The picture's id. */
  async upload(conversationId: string, name: string, png: Buffer<ArrayBuffer>) {
    const path = `/conversations/${conversationId}/attachments?${new URLSearchParams({ name })}`;
    return attachmentSchema.parse(await this.#send("POST", path, { body: png, type: "image/png" })).id;
  }

  /** The answer's body. Throws, with the problem's own words, for a status of 400 and above. */
  call(method: string, path: string, body?: unknown): Promise<unknown> {
    return this.#send(method, path, body === undefined ? {} : { body: JSON.stringify(body), type: "application/json" });
  }

  async #send(
    method: string,
    path: string,
    { body, type }: { body?: string | Buffer<ArrayBuffer>; type?: string },
  ): Promise<unknown> {
    const headers = { Authorization: `Bearer ${this.#token}`, ...(type !== undefined && { "Content-Type": type }) };
    const response = await fetch(`${this.#url}${path}`, { method, headers, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
    return text === "" ? undefined : JSON.parse(text);
  }
}
