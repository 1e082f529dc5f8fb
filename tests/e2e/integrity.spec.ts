import { createHash } from "node:crypto";

import { expect, test } from "./support/test.ts";

test("pages name the digests of the program and its glue", { tag: "@smoke" }, async ({ app }) => {
  const { request } = app.page;
  const html = await (await request.get("./")).text();
  const links = html.match(/<link[^>]*perigee-[^>]*integrity[^>]*>/g) ?? [];
  expect(links).toHaveLength(2);
  for (const link of links) {
    const [, name = ""] = /href=\.\/(\S+?)[ >]/.exec(link) ?? [];
    const [, digest] = /integrity=sha384-([^ >]+)/.exec(link) ?? [];
    const file = await (await request.get(`./${name}`)).body();
    expect(digest, name).toBe(createHash("sha384").update(file).digest("base64"));
  }
});

/** Files that anybody on the way may have changed, by something that is still valid in them. */
const CHANGES: [what: string, pattern: string, addition: Buffer][] = [
  ["a program", "**/perigee-*_bg.wasm", Buffer.from([0, 2, 1, 120])],
  ["glue", "**/perigee-*.js", Buffer.from("\nwindow.intruded = true;")],
];

for (const [what, pattern, addition] of CHANGES) {
  test(`${what} that was changed on the way does not run`, { tag: "@smoke" }, async ({ app }) => {
    app.guard.allowFailure(/perigee-|Failed to fetch dynamically/);
    await app.page.route(pattern, async (route) => {
      const response = await route.fetch();
      const { "content-encoding": _, "content-length": __, ...headers } = response.headers();
      await route.fulfill({ response, headers, body: Buffer.concat([await response.body(), addition]) });
    });
    await app.go("./");
    await expect(app.alert).toContainText("could not be loaded");
    expect(await app.page.evaluate(() => "intruded" in window)).toBe(false);
    expect(app.guard.take().join("\n")).toMatch(/not what this page was built with|integrity/);
    // What the page shows without the program is still there.
    await expect(app.cards).toHaveCount(24);
  });
}
