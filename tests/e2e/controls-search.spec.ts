import { sample } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

test("typing filters at once and the address follows", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("soyuz ms-1");
  await app.expectAnswer("q=soyuz+ms-1");
  await app.expectQuery("q=soyuz+ms-1");
  expect(await app.ids()).not.toEqual([]);
  await app.expectShareable();
});

test("the search box looks at serial numbers, agencies, families and descriptions too", async ({ app }) => {
  await app.open("./");
  for (const words of ["C206", "SpX", "dragon 2", "ROSCOSMOS 732a", "earthrise", "RFSA torch"]) {
    await app.search.fill(words);
    await app.expectView(new URLSearchParams({ q: words }).toString());
    expect(await app.ids(), words).not.toEqual([]);
  }
});

test("emptying the search box gives everything back", async ({ app }) => {
  await app.open("./?q=mercury");
  await expect(app.search).toHaveValue("mercury");
  await app.expectAnswer("q=mercury");
  await app.search.fill("");
  await app.expectView("");
  await app.expectShareable();
});

test("blanks around the words stay in the field and out of the address", async ({ app }) => {
  await app.open("./");
  await app.search.fill("  gemini ");
  await app.expectView("q=gemini");
  await expect(app.search).toHaveValue("  gemini ");
});

test("accents and case make no difference", async ({ app }) => {
  const accented = sample.with((document) => {
    document.spacecraft.name[0] = "Énergie ŁÓDŹ";
  });
  await app.open("./", { catalogue: accented });
  await app.search.fill("energie lodz");
  await app.expectAnswer("q=ENERGIE", accented);
  expect(await app.ids()).toEqual([accented.craft[0]?.id]);
});

test("Enter in the search box does not load another page", async ({ app }) => {
  await app.open("./");
  await app.page.evaluate(() => {
    document.documentElement.dataset.same = "page";
  });
  await app.search.fill("apollo");
  await app.search.press("Enter");
  await app.expectView("q=apollo");
  await expect(app.page.locator("html")).toHaveAttribute("data-same", "page");
});
