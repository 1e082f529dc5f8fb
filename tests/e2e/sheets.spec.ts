import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

const SHEETS = ["What to type", "Sort by", "Columns"] as const;

/** Whether the focus is within an element. */
async function holdsFocus(app: App, selector: string): Promise<boolean> {
  return app.page.evaluate(
    (selector) => document.activeElement?.closest(selector) !== null,
    selector,
  );
}

for (const name of SHEETS) {
  test(`“${name}” opens by Enter and by Space, keeps the focus, and Escape gives it back`, async ({ app }) => {
    await app.open("./?view=table");
    const [button, sheet] = app.sheet(name);
    for (const key of ["Enter", "Space"]) {
      await button.focus();
      await button.press(key);
      await expect(sheet).toBeVisible();
      await expect(app.page.locator("dialog[open]")).toHaveCount(1);
      expect(await holdsFocus(app, "dialog[open]"), "the focus is in the sheet").toBe(true);
      for (const tab of ["Tab", "Shift+Tab"]) {
        for (let presses = 0; presses < 50; presses += 1) {
          await app.page.keyboard.press(tab);
          // Between the last control and the first the browser's own bar has its turn.
          const where = await app.page.evaluate(() => {
            const element = document.activeElement;
            return element === document.body || Boolean(element?.closest("dialog[open]"));
          });
          expect(where, `${tab}, ${presses + 1} times`).toBe(true);
        }
      }
      await app.page.keyboard.press("Escape");
      await expect(sheet).toBeHidden();
      await expect(button).toBeFocused();
      await app.expectView("view=table");
    }
  });

  test(`“${name}” is closed by its button and by a click beside it, not by one within`, async ({ app }) => {
    await app.open("./?view=table");
    const [button, sheet] = app.sheet(name);
    await expect(button).toHaveAttribute("aria-haspopup", "dialog");
    await button.click();
    await sheet.getByRole("heading", { name }).click();
    await expect(sheet).toBeVisible();
    await sheet.getByRole("button", { name: "Close" }).click();
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
    await button.click();
    await app.page.mouse.click(4, 400);
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
    await app.expectView("view=table");
  });

  test(`“${name}” stays open when a selection begun within ends beside it`, async ({ app }) => {
    await app.open("./?view=table");
    const [button, sheet] = app.sheet(name);
    await button.click();
    const heading = (await sheet.getByRole("heading", { name }).boundingBox())!;
    await app.page.mouse.move(heading.x + 5, heading.y + 5);
    await app.page.mouse.down();
    await app.page.mouse.move(4, heading.y + 5, { steps: 4 });
    await app.page.mouse.up();
    await expect(sheet).toBeVisible();
  });
}

test("what is behind an open sheet cannot be reached", async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  await expect(sheet).toBeVisible();
  await app.page.locator("#q").evaluate((field) => field.focus());
  expect(await holdsFocus(app, "dialog[open]")).toBe(true);
});

test("cards have no columns to choose, and an open sheet goes with the table", async ({ app }) => {
  await app.open("./");
  await app.view("table").click();
  const [button, sheet] = app.sheet("Columns");
  await button.click();
  await expect(sheet).toBeVisible();
  await app.page.goBack();
  await app.expectView("");
  await expect(button).toHaveCount(0);
  await expect(sheet).toHaveCount(0);
  // The page is no longer held by it.
  await app.search.fill("soyuz");
  await app.expectView("q=soyuz");
});

test("every word that the help shows is understood", async ({ app }) => {
  await app.open("./");
  const [button, sheet] = app.sheet("What to type");
  await button.click();
  const words = await sheet.locator("dt").allInnerTexts();
  expect(words.length).toBeGreaterThan(8);
  await app.page.keyboard.press("Escape");
  for (const word of words) {
    await app.search.fill(word);
    await app.search.press("Enter");
    await expect.poll(() => app.page.url(), { message: word }).toContain("?");
    await expect(app.queryWord, word).toBeEmpty();
    await expect(app.chips, word).toBeVisible();
    if (word.includes(":")) await expect(app.search, word).toHaveValue("");
    await app.chips.getByRole("link", { name: "Clear all" }).click();
    await app.expectView("");
    await app.search.fill("");
  }
});
