import { sample } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

/** The sample has hardly a placeholder, so some are made. */
const placeholders = sample.with(({ spacecraft }) => {
  for (const row of [3, 30, 90]) spacecraft.is_placeholder[row] = 1;
});
const idOf = (row: number) => placeholders.craft[row]?.id;

test("in space: yes, no, any", async ({ app }) => {
  await app.open("./");
  await app.value("in_space", "true").click();
  await app.expectView("in_space=true");
  expect(await app.ids()).not.toEqual([]);
  await app.expectShareable();
  await app.value("in_space", "false").click();
  await app.expectView("in_space=false");
  await app.expectShareable();
  await app.value("in_space", "any").click();
  await app.expectView("");
});

test("placeholder: yes, no, any", async ({ app }) => {
  await app.open("./", { catalogue: placeholders });
  await app.value("is_placeholder", "true").click();
  await app.expectView("is_placeholder=true", placeholders);
  expect(await app.ids()).toEqual(expect.arrayContaining([3, 30, 90].map(idOf)));
  await app.expectShareable();
  await app.value("is_placeholder", "false").click();
  await app.expectView("is_placeholder=false", placeholders);
  await app.value("is_placeholder", "any").click();
  await app.expectView("", placeholders);
});

test("exact name: taken with Enter, to the letter", async ({ app }) => {
  await app.open("./");
  const field = app.page.getByRole("textbox", { name: "Exact name" });
  await field.fill("Crew Dragon Endeavour");
  await field.press("Enter");
  await app.expectView("name=Crew+Dragon+Endeavour");
  expect(await app.ids()).toEqual([289]);
  await app.expectShareable();

  await field.fill("crew dragon endeavour");
  await field.press("Enter");
  await app.expectView("name=crew+dragon+endeavour");
  await expect(app.page.getByTestId("empty")).toBeVisible();

  await field.fill("");
  await field.press("Enter");
  await app.expectView("");
});
