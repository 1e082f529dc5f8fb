import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

/** What headers can say and a page cannot. */
const BEYOND_PAGES = "; frame-ancestors 'none'";

test("the policy in the page is the one in the header, and strict", { tag: "@smoke" }, async ({ app }) => {
  for (const path of ["./", "./spacecraft/289/", "./about/", "./404.html"]) {
    const answer = await app.page.request.get(path);
    const header = answer.headers()["content-security-policy"] ?? "";
    const meta = /http-equiv=Content-Security-Policy content="([^"]*)"/.exec(await answer.text())?.[1];
    expect(meta, path).toBe(header.replace(BEYOND_PAGES, ""));
    expect(header.endsWith(BEYOND_PAGES)).toBe(true);
    const directives = new Map(header.split("; ").map((one) => [one.replace(/ .*/, ""), one.replace(/^\S+ ?/, "")]));
    expect(directives.get("default-src")).toBe("'none'");
    expect(directives.get("script-src")).toMatch(/^'self' 'wasm-unsafe-eval'( 'sha256-[\w+/]{43}=')+$/);
    expect(directives.get("style-src")).toMatch(/^'self'( 'sha256-[\w+/]{43}=')+$/);
    expect(directives.get("require-trusted-types-for")).toBe("'script'");
    expect(header).not.toContain("unsafe-inline");
  }
});

test("the whole site keeps to its policy", { tag: "@smoke" }, async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api } });
  await app.expectAnswer("");
  await app.search.fill("dragon");
  await app.expectView("q=dragon");
  await app.view("table").click();
  await app.value("status", 1).click();
  await app.page.goBack();
  await app.page.goBack();
  await app.search.fill("zzz");
  await expect(app.page.getByTestId("empty")).toBeVisible();

  await app.open("./spacecraft/289/", { config: { api: standIn.api } });
  await app.detail.getByText("Record in Launch Library 2’s shape").click();
  await expect(app.detail.getByRole("region", { name: "Record as JSON" })).toBeVisible();
  await app.page.getByRole("link", { name: "About" }).click();
  await expect(app.heading).toHaveText("About Perigee");

  await app.open("./?view=table", { config: { api: standIn.api, catalogue: null } });
  await expect(app.rows).toHaveCount(24);
});

/** A host of somebody else's script, on this machine. */
async function foreigner(): Promise<{ script: string; server: Server }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/javascript", "Access-Control-Allow-Origin": "*" });
    response.end("window.intruded = true;");
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { script: `http://127.0.0.1:${port}/script.js`, server };
}

/** What somebody may have smuggled into a page on its way. */
const SMUGGLED: [what: string, directive: string, markup: (foreign: string) => string][] = [
  ["an inline script", "script-src-elem", () => "<script>window.intruded = true</script>"],
  ["an inline module", "script-src-elem", () => "<script type=module>window.intruded = true</script>"],
  ["a foreign script", "script-src-elem", (foreign) => `<script src="${foreign}"></script>`],
  ["a foreign module", "script-src-elem", (foreign) => `<script type=module src="${foreign}"></script>`],
  ["an attribute that is a script", "script-src-attr", () => "<img src=data: onerror='window.intruded = true'>"],
  ["another style", "style-src-elem", () => "<style>h1 { display: none }</style>"],
];

/** What a script of the page might be made to do. */
const MISLED: [what: string, directive: string, mislead: (foreign: string) => void][] = [
  [
    "a text is no markup",
    "require-trusted-types-for",
    () => void (document.body.innerHTML = "<img src=data: onerror='window.intruded = true'>"),
  ],
  [
    "a text is no script",
    "require-trusted-types-for",
    () => void (document.createElement("script").text = "window.intruded = true"),
  ],
  [
    "a text is no address of a script",
    "require-trusted-types-for",
    (foreign) => void (document.createElement("script").src = foreign),
  ],
  ["a text is no program", "require-trusted-types-for", () => void setTimeout("window.intruded = true")],
  ["a foreign module is not imported", "script-src-elem", (foreign) => void import(foreign).catch(() => null)],
  [
    "nobody may trust every text",
    "trusted-types",
    () => {
      type Types = { createPolicy: (name: string, rules: object) => void };
      const { trustedTypes } = window as unknown as { trustedTypes: Types };
      trustedTypes.createPolicy("default", { createHTML: (text: string) => text });
    },
  ],
];

/** Nothing of it ran, the app is there, and the guard of all tests has seen the attempt. */
async function expectRefused(app: App, directive: string): Promise<void> {
  const seen: string[] = [];
  await expect.poll(() => seen.push(...app.guard.take()) && seen.join("\n")).toContain(`policy violated: ${directive} `);
  await expect(app.heading).toHaveText("About Perigee");
  expect(await app.page.evaluate(() => "intruded" in window)).toBe(false);
  // What the guard sees once, it may be told in other words a moment later.
  await app.page.waitForTimeout(100);
  app.guard.take();
}

for (const [what, directive, markup] of SMUGGLED) {
  test(`${what} in a page does nothing`, { tag: "@smoke" }, async ({ app }) => {
    const { script, server } = await foreigner();
    await app.page.route("**/about/", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace("<main", (main) => markup(script) + main);
      expect(body).toContain(markup(script));
      const { "content-encoding": _, "content-length": __, ...headers } = response.headers();
      await route.fulfill({ response, headers, body });
    });
    await app.open("./about/");
    await expectRefused(app, directive);
    server.close();
  });
}

for (const [what, directive, mislead] of MISLED) {
  test(`to a script of the page ${what}`, { tag: "@smoke" }, async ({ app }) => {
    const { script, server } = await foreigner();
    await app.open("./about/");
    await app.page.evaluate(mislead, script).catch(() => null);
    await expectRefused(app, directive);
    server.close();
  });
}

test("a page elsewhere cannot frame the site", async ({ app, guard, baseURL }) => {
  const page = await app.page.context().newPage();
  await page.route("http://127.0.0.1:4399/", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${baseURL}"></iframe>` }),
  );
  await page.goto("http://127.0.0.1:4399/");
  await expect.poll(() => guard.take().join("\n")).toMatch(/frame-ancestors/);
  await expect(page.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveCount(0);
  guard.take();
});
