import { sample } from "./support/catalogue.ts";
import { answer } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";

test("previous and next walk through the filtered list in its order", { tag: "@smoke" }, async ({ app }) => {
  const query = "q=dragon&ordering=-time_in_space";
  const { all } = answer(sample, query);
  expect(all.length).toBeGreaterThan(3);
  await app.open(`./spacecraft/${all[0]}/?${query}`);
  await expect(app.previous).toHaveCount(0);
  for (const [at, id] of all.entries()) {
    await expect(app.detail).toHaveAttribute("data-id", String(id));
    await expect(app.detail).toContainText(`${at + 1} of ${all.length}`);
    await app.expectQuery(query);
    if (at < all.length - 1) await app.next.click();
  }
  await expect(app.next).toHaveCount(0);
  await app.previous.click();
  await expect(app.detail).toHaveAttribute("data-id", String(all.at(-2)));
  await app.page.getByRole("link", { name: "All results" }).click();
  await app.expectView(query);
});

test("a step to the next craft is a step of the history, with the focus on its name", async ({ app }) => {
  await app.open("./?q=gemini");
  const ids = await app.ids();
  await app.link(ids[0]!).click();
  await app.next.click();
  await expect(app.detail).toHaveAttribute("data-id", String(ids[1]));
  await expect(app.heading).toBeFocused();
  await app.page.goBack();
  await expect(app.detail).toHaveAttribute("data-id", String(ids[0]));
  await app.page.goBack();
  await app.expectView("q=gemini");
  await expect(app.link(ids[0]!)).toBeFocused();
});

test("a craft outside the list it came with has no neighbours", async ({ app }) => {
  await app.open("./spacecraft/289/?q=gemini");
  await expect(app.detail).toBeVisible();
  await expect(app.next).toHaveCount(0);
  await expect(app.previous).toHaveCount(0);
  await app.page.getByRole("link", { name: "All results" }).click();
  await app.expectView("q=gemini");
});
