import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import type { APIRequestContext, APIResponse } from "@playwright/test";

import { expect, test } from "./support/test.ts";

const HTML = "text/html; charset=utf-8";
const LASTING = "public, max-age=31536000, immutable";

/** Files of the site, their types, and how long they may be kept. */
const FILES: [path: string, type: string, keep: string][] = [
  ["", HTML, "no-cache"],
  ["index.html", HTML, "no-cache"],
  ["spacecraft/289/", HTML, "no-cache"],
  ["config.json", "application/json", "no-cache"],
  ["data/catalogue.json", "application/json", "no-cache"],
  ["manifest.webmanifest", "application/manifest+json", "no-cache"],
  ["GLUE", "text/javascript; charset=utf-8", LASTING],
  ["PROGRAM", "application/wasm", LASTING],
  ["fonts/archivo-5.3.0.woff2", "font/woff2", LASTING],
  ["icon.svg", "image/svg+xml", "public, max-age=86400"],
  ["social/perigee.png", "image/png", "public, max-age=86400"],
];

/** Whether this machine's nginx serves what ends in `.br`. */
function knowsBrotli(): boolean {
  const file = fileURLToPath(new URL("../../target/nginx/4310/nginx.conf", import.meta.url));
  return existsSync(file) && readFileSync(file, "utf8").includes(" brotli_static on;");
}

/** Names that change with each build, as the front page has them. */
async function named(request: APIRequestContext, path: string): Promise<string> {
  const pattern = { GLUE: /perigee-[0-9a-f]+\.js/, PROGRAM: /perigee-[0-9a-f]+_bg\.wasm/ }[path];
  if (!pattern) return `./${path}`;
  const name = pattern.exec(await (await request.get("./")).text())?.[0];
  expect(name, path).toBeDefined();
  return `./${name}`;
}

function get(request: APIRequestContext, path: string, encoding = "identity"): Promise<APIResponse> {
  return request.get(path, { headers: { "Accept-Encoding": encoding }, maxRedirects: 0 });
}

for (const [path, type, keep] of FILES) {
  test(`“${path}” has its type and is kept as long as is right`, { tag: "@smoke" }, async ({ request }) => {
    const answer = await get(request, await named(request, path));
    expect(answer.status()).toBe(200);
    expect(answer.headers()).toMatchObject({
      "content-type": type,
      "cache-control": keep,
      "x-content-type-options": "nosniff",
    });
  });
}

for (const path of ["", "data/catalogue.json", "PROGRAM", "GLUE", "art/soyuz.svg"]) {
  test(`“${path}” comes as small as the browser can take it`, async ({ request }) => {
    const address = await named(request, path);
    const plain = await get(request, address);
    expect(plain.headers()["content-encoding"]).toBeUndefined();
    const text = await plain.body();
    const encodings: [accepted: string, used: string][] = [["gzip", "gzip"]];
    if (knowsBrotli()) encodings.push(["gzip, deflate, br, zstd", "br"]);
    for (const [accepted, used] of encodings) {
      const answer = await get(request, address, accepted);
      const { "content-encoding": encoding, "content-type": type, vary } = answer.headers();
      expect({ encoding, type, vary }).toEqual({
        encoding: used,
        type: plain.headers()["content-type"],
        vary: "Accept-Encoding",
      });
      expect(Number(answer.headers()["content-length"])).toBeLessThan(text.length);
      expect((await answer.body()).equals(text)).toBe(true);
    }
  });
}

for (const [path, status] of [["./", 200], ["./spacecraft/289/", 200], ["./nothing/here", 404]] as const) {
  test(`the page at ${path} comes with what a host says of pages`, { tag: "@smoke" }, async ({ request }) => {
    const answer = await get(request, path);
    expect(answer.status()).toBe(status);
    const headers = answer.headers();
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; .*; frame-ancestors 'none'$/);
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers).toMatchObject({
      "cache-control": "no-cache",
      "content-type": HTML,
      "cross-origin-opener-policy": "same-origin",
      "referrer-policy": "same-origin",
    });
  });
}

test("an address without its slash leads to the one with it, wherever the site is", { tag: "@smoke" }, async ({ request, baseURL }) => {
  const { pathname } = new URL(baseURL ?? "");
  const answer = await get(request, "./spacecraft/289?q=soyuz");
  expect(answer.status()).toBe(301);
  expect(answer.headers()["location"]).toBe(`${pathname}spacecraft/289/?q=soyuz`);
});

for (const path of [
  "perigee-0000000000000000.js",
  "perigee-0000000000000000_bg.wasm",
  "fonts/none.woff2",
  "art/none.svg",
  "data/none.json",
  "none.js",
  "art/",
]) {
  test(`no page is given for the file that is missing at ${path}`, { tag: "@smoke" }, async ({ request }) => {
    const answer = await get(request, `./${path}`);
    expect(answer.status()).toBe(404);
    expect(answer.headers()).toMatchObject({ "content-type": "text/plain", "cache-control": "no-cache" });
    expect(await answer.text()).not.toContain("<");
  });
}

test("the same file is not sent twice", async ({ request }) => {
  const first = await get(request, "./data/catalogue.json", "br");
  const again = await request.get("./data/catalogue.json", {
    headers: { "Accept-Encoding": "br", "If-None-Match": first.headers()["etag"] ?? "" },
  });
  expect(again.status()).toBe(304);
});
