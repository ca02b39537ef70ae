import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before } from "mocha";
import { z } from "zod";

const addressSchema = z.object({ port: z.int() });
const environment = z.object({ FIREBASE_AUTH_EMULATOR_HOST: z.string() });

/** What pages do to everything on them, at its worst. */
const hostile = `
  * { all: unset !important; display: inline !important; float: left !important; font-size: 40px !important;
      color: red !important; letter-spacing: 9px !important; visibility: visible !important }
  div, section, button, textarea, hearth-chat { display: none !important }
  html { font-size: 62.5% }
`;

const kind = `h1 { margin: 40px; font: 30px sans-serif } :root { color-scheme: light dark }`;

type Options = {
  /** Where Hearth is, and its stream. */
  hearth: string;
  stream: string;
  lang?: string;
  css?: "hostile" | "kind";
  /** The element as the page writes it, instead of the script's own. */
  element?: string;
  /** The page's Permissions-Policy. */
  permissions?: string;
  /** More attributes of the script. */
  attributes?: string;
  /** Who is signed in, as the site's server has put it into the page. */
  identity?: object;
};

/** What docs/widget.md tells a site to put beside the identity. */
const identifying = /```js\n\/\/ identify\.js\n(.*?)```/s;
const docs = new URL("../../../../docs/widget.md", import.meta.url);

/** Pages of a site that is not Hearth's, from an origin of its own, under the strictest policy that lets the chat in. */
export function hostPages() {
  const pages = new Map<string, { html: string; csp: string; permissions: string; css: string }>();
  const server = createServer(({ url = "/" }, response) => {
    const [, name = "", file] = url.split("/");
    const page = pages.get(name);
    if (page === undefined) {
      response.writeHead(404).end();
    } else if (file === "identify.js") {
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
    } else if (file === "page.css") {
      response.writeHead(200, { "Content-Type": "text/css" }).end(page.css);
    } else {
      response
        .writeHead(200, {
          "Content-Type": "text/html; charset=utf-8",
          "Content-Security-Policy": page.csp,
          "Permissions-Policy": page.permissions,
        })
        .end(page.html);
    }
  });
  let script = "";
  before("a site of another origin", async () => {
    script = identifying.exec(await readFile(docs, "utf8"))?.[1] ?? "";
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  after(() => {
    server.close();
    server.closeAllConnections();
  });

  return {
    /** The address of a new page. */
    add({
      hearth,
      stream,
      lang = "en",
      css = "hostile",
      permissions = "",
      element,
      attributes = "",
      identity,
    }: Options): string {
      const name = crypto.randomUUID();
      const { FIREBASE_AUTH_EMULATOR_HOST: auth } = environment.parse(process.env);
      const csp = [
        "default-src 'none'",
        `script-src 'self' ${hearth}`,
        "style-src 'self'",
        `connect-src ${hearth} ${stream} http://${auth}`,
        // Behind Hosting, the API gives its own address for files; here it has a port of its own.
        "img-src http://127.0.0.1:* blob: data:",
        "media-src http://127.0.0.1:* blob:",
        "require-trusted-types-for 'script'",
      ].join("; ");
      const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A site</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,"><link rel="stylesheet" href="/${name}/page.css">
        ${identity === undefined ? "" : identityIn(name, identity)}
        <script src="${hearth}/widget.js" ${element === undefined ? `data-hearth="${hearth}"` : ""} ${attributes} async></script></head>
        <body>${element ?? ""}<main><h1>A site of somebody else</h1><p>With a text.</p></main></body></html>`;
      pages.set(name, { html, csp, permissions, css: css === "hostile" ? hostile : kind });
      const { port } = addressSchema.parse(server.address());
      return `http://127.0.0.1:${port}/${name}/`;
    },
  };
}

function identityIn(name: string, identity: object): string {
  const json = JSON.stringify(identity).replaceAll("<", "\\u003c");
  return `<script type="application/json" id="identity">${json}</script><script src="/${name}/identify.js" defer></script>`;
}
