// A static host on this machine. It compresses nothing, since the loopback is no network.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** Isolated pages get a clock of 5 µs instead of 100 µs. */
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
};

/** What stands for every picture of made-up craft: without one, each card would show a failure. */
const PICTURE = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="240" viewBox="0 0 4 3">
<path fill="#345" d="M0 0h4v3H0z"/></svg>`;

/**
 * @param {string} folder
 * @param {string} pathname
 */
async function locate(folder, pathname) {
  const path = join(folder, decodeURIComponent(pathname));
  if (path !== folder && !path.startsWith(folder + sep)) return undefined;
  const file = pathname.endsWith("/") ? join(path, "index.html") : path;
  const found = await stat(file).catch(() => undefined);
  return found?.isFile() ? { file, size: found.size } : undefined;
}

/**
 * Serves a folder on a free port of this machine; gives its address and a way to end it.
 *
 * @param {string} directory
 * @returns {Promise<{ address: string, close: () => void }>}
 */
export async function serve(directory) {
  const folder = resolve(directory);
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    if (pathname.startsWith("/media/")) {
      const headers = { "Content-Type": "image/svg+xml", "Cache-Control": "max-age=3600" };
      response.writeHead(200, { ...ISOLATED, ...headers }).end(PICTURE);
      return;
    }
    const found = await locate(folder, pathname).catch(() => undefined);
    if (!found) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      ...ISOLATED,
      "Content-Type": TYPES[extname(found.file)] ?? "application/octet-stream",
      "Content-Length": found.size,
      "Cache-Control": "no-cache",
    });
    createReadStream(found.file).pipe(response);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const bound = server.address();
  if (!bound || typeof bound === "string") throw new Error("the static host has no port");
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://127.0.0.1:${bound.port}/`, close };
}
