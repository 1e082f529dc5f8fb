import { expect, test } from "./support/test.ts";

test("a click with a modifier key opens another tab", async ({ app, context }) => {
  await app.open("./");
  const link = app.cards.first().getByRole("link");
  const href = await link.evaluate((link) => (link as HTMLAnchorElement).href);
  for (const modifier of ["ControlOrMeta", "Shift"] as const) {
    const opened = context.waitForEvent("page");
    await link.click({ modifiers: [modifier] });
    const tab = await opened;
    await expect(tab).toHaveURL(href);
    await expect(tab.getByTestId("detail")).toBeVisible();
    await tab.close();
  }
  await app.expectView("");
});

test("the middle button opens another tab", async ({ app, context }) => {
  await app.open("./");
  const opened = context.waitForEvent("page");
  await app.cards.first().getByRole("link").click({ button: "middle" });
  await expect((await opened).getByTestId("detail")).toBeVisible();
  await app.expectView("");
});

test("a link with a target opens there", async ({ app, context }) => {
  await app.open("./");
  const link = app.cards.first().getByRole("link");
  await link.evaluate((link) => link.setAttribute("target", "_blank"));
  const opened = context.waitForEvent("page");
  await link.click();
  await expect((await opened).getByTestId("detail")).toBeVisible();
  await app.expectView("");
});

test("a link to download is downloaded", async ({ app }) => {
  await app.open("./");
  const link = app.cards.first().getByRole("link");
  await link.evaluate((link) => link.setAttribute("download", "craft.html"));
  const download = app.page.waitForEvent("download");
  await link.click();
  expect((await download).suggestedFilename()).toBe("craft.html");
  await app.expectView("");
});

test("a click that another script has claimed is left alone", async ({ app }) => {
  await app.open("./");
  await app.page.evaluate(() => {
    document.body.addEventListener("click", (event) => event.preventDefault(), { capture: true });
  });
  await app.view("table").click();
  await app.page.waitForTimeout(300);
  await app.expectView("");
});

test("links to other sites are the browser's", async ({ app }) => {
  await app.open("./");
  const outward = app.page.getByRole("contentinfo").getByRole("link", { name: "Launch Library 2" });
  await expect(outward).toHaveAttribute("href", /^https:\/\/thespacedevs\.com/);
  await expect(outward).toHaveAttribute("rel", /external/);
});
