import { expect, test } from "./support/test.ts";

test("grid and table show the same result, and the rest of the address stays", async ({ app }) => {
  const rest = "q=soyuz&status=4&ordering=name&limit=12&offset=12";
  await app.open(`./?${rest}`);
  const ids = await app.ids();
  expect(ids).toHaveLength(12);
  await app.view("table").click();
  await app.expectView(`${rest}&view=table`);
  await expect(app.cards).toHaveCount(0);
  expect(await app.ids()).toEqual(ids);
  await expect(app.view("table")).toHaveAttribute("aria-current", "true");
  await app.expectShareable();
  await app.view("grid").click();
  await app.expectView(rest);
  await expect(app.rows).toHaveCount(0);
  expect(await app.ids()).toEqual(ids);
});

test("the table is a real table with a caption", async ({ app }) => {
  await app.open("./?view=table&q=gemini");
  const table = app.page.getByRole("table", { name: /spacecraft: “gemini”/ });
  await expect(table).toBeVisible();
  await expect(table.getByRole("columnheader")).toHaveCount(10);
  await expect(table.getByRole("rowheader")).toHaveCount((await app.ids()).length);
});

test("the header of the table stays in sight", async ({ app }) => {
  await app.open("./?view=table&limit=100");
  await app.rows.first().hover();
  await app.page.mouse.wheel(0, 1500);
  await expect(app.rows.first()).not.toBeInViewport();
  await expect(app.column("name")).toBeInViewport();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("the filters fold", async ({ app }) => {
    await app.open("./");
    const fold = app.page.getByRole("button", { name: "Filters" });
    await expect(fold).toHaveAttribute("aria-expanded", "false");
    await expect(app.facet("status")).toBeHidden();
    await fold.click();
    await expect(fold).toHaveAttribute("aria-expanded", "true");
    await app.value("status", 1).click();
    await app.expectView("status=1");
    await expect(app.facet("status")).toBeVisible();
    await expect(fold).toContainText("1");
    await fold.click();
    await expect(app.facet("status")).toBeHidden();
    await app.expectShareable();
  });

  test("the table is sorted by the select", async ({ app }) => {
    await app.open("./?view=table");
    await expect(app.column("name")).not.toBeInViewport();
    await app.order.selectOption("-flights_count");
    await app.expectView("ordering=-flights_count&view=table");
  });
});
