import { expect, test } from "./support/test.ts";

// The program comes in two parts; the first view of a list on a phone needs the first one alone.

test.use({ viewport: { width: 360, height: 700 } });

const WHAT = /This part of the program could not be loaded/;

test("cards are searched and turned over before the rest is there", async ({ app }) => {
  const go = await app.hold("rest");
  await app.open("./?limit=12");
  await app.search.fill("soyuz");
  await expect(app.count).toHaveAttribute("data-count", /^[1-9]\d*$/);
  await app.search.fill("");
  await expect(app.count).toHaveAttribute("data-count", "116");
  await app.next.click();
  await app.expectView("limit=12&offset=12");
  await expect(app.cards).toHaveCount(12);
  await app.page.getByRole("button", { name: "Filters" }).click();
  await expect(app.page.locator("[data-facet=status] [data-value]")).toHaveCount(0);
  go();
  await expect(app.page.locator("[data-facet=status] [data-value]").first()).toBeVisible();
  await expect(app.page.locator("[data-facet=status] [data-value]").first()).toHaveAttribute("data-count", /\d/);
});

test("the table is there as soon as the rest is", async ({ app }) => {
  const go = await app.hold("rest");
  await app.open("./");
  await app.view("table").click();
  await app.page.waitForURL(/view=table/);
  await expect(app.rows).toHaveCount(0);
  go();
  await expect(app.rows).toHaveCount(24);
});

test("a craft that was opened meanwhile gets the focus when it comes", async ({ app }) => {
  const go = await app.hold("rest");
  await app.open("./");
  await app.cards.first().getByRole("link").click();
  await app.page.waitForURL(/spacecraft\/\d+\//);
  go();
  await expect(app.detail).toBeVisible();
  await expect(app.page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("an address that asks for what is in the rest waits for it", async ({ app }) => {
  const go = await app.hold("rest");
  await app.go("./?view=table");
  await app.page.waitForRequest(/_rest\.wasm$/);
  await expect(app.page.locator("html")).not.toHaveAttribute("data-ready");
  go();
  await app.ready();
  await expect(app.rows).toHaveCount(24);
});

test("a rest that cannot be had says so, and the page loaded anew is the way on", async ({ app }) => {
  app.guard.allowFailure(/_rest\.wasm|Failed to fetch/);
  await app.page.context().route("**/*_rest.wasm", (route) => route.abort());
  await app.open("./");
  await app.view("table").click();
  await expect(app.alert).toContainText(WHAT);
  await app.page.waitForURL(/view=table/);
  await app.page.context().unroute("**/*_rest.wasm");
  await app.retry.click();
  await expect(app.rows).toHaveCount(24);
  await expect(app.alert).toHaveCount(0);
});

test("a rest that was changed on the way does not run", { tag: "@smoke" }, async ({ app }) => {
  app.guard.allowFailure(/_rest\.wasm|Failed to fetch/);
  await app.page.route("**/*_rest.wasm", async (route) => {
    const response = await route.fetch();
    const { "content-encoding": _, "content-length": __, ...headers } = response.headers();
    const addition = Buffer.from([0, 2, 1, 120]);
    await route.fulfill({ response, headers, body: Buffer.concat([await response.body(), addition]) });
  });
  await app.open("./");
  await app.view("table").click();
  await expect(app.alert).toContainText(WHAT);
  expect(app.guard.take().join("\n")).toMatch(/integrity/);
  await expect(app.rows).toHaveCount(0);
});
