// A static host as plain as GitHub Pages: it serves a directory under a path and
// knows nothing of the app, so that what works here works on any static host.
//
//   node static-server.mjs --dir dist --mount /repo/ --port 4310

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { parseArgs } from "node:util";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    mount: { type: "string", default: "/" },
    port: { type: "string", default: "4310" },
  },
});
const root = resolve(values.dir);
const { mount } = values;

/** What is at a path of the site: a file, a directory, or nothing. */
async function kind(path) {
  try {
    const found = await stat(path);
    return found.isDirectory() ? "directory" : "file";
  } catch {
    return "nothing";
  }
}

/** The file for an address, or where it has moved to, or neither. */
async function locate(pathname) {
  // "/repo" without its slash is a directory too.
  if (`${pathname}/` === mount) return { moved: mount };
  if (!pathname.startsWith(mount)) return {};
  let path;
  try {
    path = join(root, decodeURIComponent(pathname.slice(mount.length)));
  } catch {
    return {};
  }
  if (path !== root && !path.startsWith(root + sep)) return {};
  const found = await kind(path);
  if (found === "file") return pathname.endsWith("/") ? {} : { file: path };
  if (found === "nothing") return {};
  const index = join(path, "index.html");
  if ((await kind(index)) !== "file") return {};
  return pathname.endsWith("/") ? { file: index } : { moved: `${pathname}/` };
}

async function send(request, response, status, file) {
  const { size } = await stat(file);
  response.writeHead(status, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
    "Cache-Control": "no-cache",
  });
  if (request.method === "HEAD") response.end();
  else createReadStream(file).pipe(response);
}

async function answer(request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const { pathname, search } = new URL(`http://localhost${request.url}`);
  const { file, moved } = await locate(pathname);
  const notFound = join(root, "404.html");
  if (file) await send(request, response, 200, file);
  else if (moved) response.writeHead(301, { Location: moved + search }).end();
  else if ((await kind(notFound)) === "file") await send(request, response, 404, notFound);
  else response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found\n");
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error);
    response.destroy();
  });
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`${root} at http://127.0.0.1:${values.port}${mount}`);
});
