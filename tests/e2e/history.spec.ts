import { expect, test } from "./support/test.ts";

test("every choice is a step of the history", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  const before = await app.steps();
  await app.value("status", 4).click();
  await app.expectView("status=4");
  await app.view("table").click();
  await app.expectView("status=4&view=table");
  await app.column("name").getByRole("link").click();
  await app.expectView("status=4&ordering=name&view=table");
  expect(await app.steps()).toBe(before + 3);

  await app.page.goBack();
  await app.expectView("status=4&view=table");
  await app.page.goBack();
  await app.expectView("status=4");
  await expect(app.cards.first()).toBeVisible();
  await app.page.goBack();
  await app.expectView("");
  await expect(app.facet("status").getByRole("checkbox", { checked: true })).toHaveCount(0);
  await app.page.goForward();
  await app.expectView("status=4");
  await expect(app.facet("status").getByRole("checkbox", { checked: true })).toHaveCount(1);
});

test("typing replaces the step it is made in", async ({ app }) => {
  await app.open("./");
  await app.value("status", 4).click();
  await app.expectQuery("status=4");
  const before = await app.steps();
  await app.search.pressSequentially("soyuz", { delay: 30 });
  await app.expectView("q=soyuz&status=4");
  await app.search.pressSequentially(" tm", { delay: 30 });
  await app.expectView("q=soyuz+tm&status=4");
  expect(await app.steps()).toBe(before);
  await app.page.goBack();
  await app.expectView("");
  await expect(app.search).toHaveValue("");
  await app.page.goForward();
  await app.expectView("q=soyuz+tm&status=4");
  await expect(app.search).toHaveValue("soyuz tm");
});

test("the select replaces the step it is made in", async ({ app }) => {
  await app.open("./");
  const before = await app.steps();
  for (const order of ["name", "-flights_count"]) {
    await app.order.selectOption(order);
    await app.expectView(`ordering=${order}`);
  }
  expect(await app.steps()).toBe(before);
});

test("Back while a typed address is still on its way", async ({ app }) => {
  await app.open("./");
  await app.value("status", 4).click();
  await app.expectView("status=4");
  await app.search.fill("soyuz");
  await app.page.evaluate(() => history.back());
  await app.expectView("");
  // The address bar would follow within 200 ms.
  await app.page.waitForTimeout(500);
  await app.expectView("");
  await expect(app.search).toHaveValue("");
  // Forward leads to where the typing began or ended, and the page shows what the address says.
  await app.page.goForward();
  await expect.poll(() => new URL(app.page.url()).search).toMatch(/^\?(q=soyuz&)?status=4$/);
  await app.expectAnswer(new URL(app.page.url()).search);
});

test("a choice made while a typed address is still on its way keeps both", async ({ app }) => {
  await app.open("./");
  await app.search.fill("soyuz");
  await app.value("status", 4).click();
  await app.expectView("q=soyuz&status=4");
  await app.page.goBack();
  await app.expectView("q=soyuz");
  await expect(app.search).toHaveValue("soyuz");
});

test("Back before the address bar has followed a choice takes back that choice", async ({ app }) => {
  await app.open("./");
  await app.value("status", 4).click();
  await app.expectView("status=4");
  // A browser that never finds the time to write an address.
  await app.page.evaluate(() => {
    (globalThis as unknown as { scheduler: object }).scheduler = { postTask: () => Promise.resolve() };
  });
  await app.value("type", 2).click();
  await app.expectAnswer("status=4&type=2");
  expect(new URL(app.page.url()).search).toBe("?status=4");
  await app.page.evaluate(() => history.back());
  await app.expectView("status=4");
  await app.page.goBack();
  await app.expectView("");
});

test("clicking the same link again still leaves one step to go back", async ({ app }) => {
  await app.open("./");
  await app.value("status", 4).click();
  await app.expectView("status=4");
  await app.page.goBack();
  await app.expectView("");
  await app.value("status", 1).click();
  await app.expectView("status=1");
  await app.page.goBack();
  await app.expectView("");
});

test("the skip link does not confuse Back", async ({ app }) => {
  await app.open("./?status=4");
  await app.page.keyboard.press("Tab");
  await app.page.keyboard.press("Enter");
  await expect(app.page.getByRole("main")).toBeFocused();
  await app.expectView("status=4");
  await app.view("table").click();
  await app.expectView("status=4&view=table");
  await app.page.goBack();
  await app.expectView("status=4");
  await app.page.goBack();
  await app.expectView("status=4");
});
