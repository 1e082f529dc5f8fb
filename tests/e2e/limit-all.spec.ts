import type { App } from "./support/app.ts";
import { sample } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

const MOST = sample.repeated(2_000);
const MORE = sample.repeated(2_001);

const TOO_MANY = "More than 2,000 match, so they come in pages of 100.";

const pager = (app: App) => app.page.getByRole("navigation", { name: "Pages" });

/** How many rows of a table are laid out after each part. */
const PARTS = [24, 60, 100, 400, 1_000];

/** The last name, which only a row far below the fold has. */
const LAST = MOST.craft.at(-1)!.name;

for (const [view, query] of [
  ["cards", "limit=all"],
  ["rows", "limit=all&view=table"],
] as const) {
  test(`2,000 ${view} stand on one page, and the browser's own search reaches the last`, async ({ app }) => {
    await app.page.addInitScript(() => {
      const parts: string[] = [];
      Object.assign(window, { parts });
      new MutationObserver(() => {
        const { drawn } = document.documentElement.dataset;
        if (drawn) parts.push(drawn);
      }).observe(document, { attributeFilter: ["data-drawn"], subtree: true });
    });
    await app.go(`./?${query}`, { catalogue: MOST });
    // So many are built and painted for a film of the test, on a machine that runs two.
    await expect(app.page.locator("html")).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
    await app.expectAnswer(query, MOST);
    await expect(view === "cards" ? app.cards : app.rows).toHaveCount(2_000);
    await expect(app.next).toHaveCount(0);
    await expect(pager(app)).toContainText("1–2000 of 2000");
    await expect(pager(app)).not.toContainText(TOO_MANY);
    const last = app.page.locator(`[data-id="${MOST.craft.at(-1)!.id}"]`);
    await expect(last).not.toBeInViewport();
    // Until all rows are laid out, the browser guesses how far down the last one is.
    await expect(app.page.locator("html")).not.toHaveAttribute("data-drawn", { timeout: 30_000 });
    // The last part is laid out with the next frame.
    await app.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    );
    const parts = await app.page.evaluate(() => (window as unknown as { parts: string[] }).parts);
    expect(parts.map(Number)).toEqual(view === "cards" ? [] : PARTS);
    // Where the text is, once found, is where the page stands.
    const found = await app.page.evaluate((name) => {
      getSelection()?.removeAllRanges();
      return (window as unknown as { find(text: string): boolean }).find(name);
    }, LAST);
    expect(found).toBe(true);
    await expect(last).toBeInViewport();
    // From here on it is a page like any other.
    await app.link(MOST.craft.at(-1)!.id).click();
    await expect(app.detail).toContainText("2000 of 2000");
    await app.page.goBack();
    await expect(last).toBeInViewport();
  });
}

test("one craft more comes in pages of 100, and the page says so", async ({ app }) => {
  await app.open("./?limit=all", { catalogue: MORE });
  await app.expectAnswer("limit=all", MORE);
  await expect(app.cards).toHaveCount(100);
  await expect(pager(app)).toContainText("1–100 of 2001");
  await expect(pager(app)).toContainText(TOO_MANY);
  await app.next.click();
  await app.expectView("limit=all&offset=100", MORE);
  await app.previous.click();
  await app.expectView("limit=all", MORE);
  await app.open("./?limit=all&offset=2000", { catalogue: MORE });
  await app.expectAnswer("limit=all&offset=2000", MORE);
  await expect(app.cards).toHaveCount(1);
  await expect(app.next).toHaveCount(0);
});

test("a filter that leaves few enough puts them on one page again", async ({ app }) => {
  await app.open("./?limit=all&view=table", { catalogue: MORE });
  await expect(pager(app)).toContainText(TOO_MANY);
  await app.value("status", 4).click();
  await app.expectView("status=4&limit=all&view=table", MORE);
  await expect(app.next).toHaveCount(0);
  await expect(pager(app)).not.toContainText(TOO_MANY);
  expect((await app.ids()).length).toBeGreaterThan(100);
});

test("groups of more than fit one page keep their whole sums", async ({ app }) => {
  const query = "limit=all&view=table&group=status";
  await app.open(`./?${query}`, { catalogue: MORE });
  await app.expectAnswer(query, MORE);
  const active = MORE.craft.filter(({ status }) => status?.id === 1);
  expect(active.length).toBeGreaterThan(100);
  await expect(app.groups).toHaveCount(1);
  await expect(app.groups).toHaveAttribute("data-count", String(active.length));
});
