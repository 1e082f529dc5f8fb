import { columns } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";

test("the select on the grid orders by each of its options", async ({ app }) => {
  await app.open("./");
  const options = await app.order.locator("option").evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  expect(options.length).toBeGreaterThan(5);
  for (const option of [...options.slice(1), options[0]!]) {
    await app.order.selectOption(option);
    await app.expectView(option === "id" ? "" : `ordering=${option}`);
    await expect(app.order).toHaveValue(option);
  }
  await app.order.selectOption("-time_in_space");
  await app.expectView("ordering=-time_in_space");
  await app.expectShareable();
});

test("an order that the select does not offer is shown in it all the same", async ({ app }) => {
  await app.open("./?ordering=agency,-flights_count");
  await app.expectAnswer("ordering=agency,-flights_count");
  await expect(app.order).toHaveValue("agency,-flights_count");
  await expect(app.order.locator("option:checked")).toHaveText("By agency, then most flights first");
});

test("every header of the table sorts, and sorts the other way", async ({ app }) => {
  const shown = `view=table&columns=${columns.join(",")}`;
  await app.open(`./?${shown}`);
  for (const column of columns.filter((column) => column !== "id")) {
    const header = app.column(column);
    const orders: string[] = [];
    for (const _ of ["once", "twice"]) {
      await header.getByRole("link").click();
      await expect.poll(() => new URL(app.page.url()).search).toMatch(new RegExp(`[?&]ordering=-?${column}&`));
      const order = new URL(app.page.url()).searchParams.get("ordering")!;
      await app.expectView(`ordering=${order}&${shown}`);
      const direction = order.startsWith("-") ? "descending" : "ascending";
      await expect(header).toHaveAttribute("aria-sort", direction);
      await expect(app.page.locator("[aria-sort]")).toHaveCount(1);
      if (!orders.includes(order)) orders.push(order);
    }
    expect(orders, column).toHaveLength(2);
  }
});

test("the default order is marked, and its header turns it round", async ({ app }) => {
  await app.open("./?view=table");
  await expect(app.column("id")).toHaveAttribute("aria-sort", "ascending");
  await app.column("id").getByRole("link").click();
  await app.expectView("ordering=-id&view=table");
  await expect(app.column("id")).toHaveAttribute("aria-sort", "descending");
  await app.column("id").getByRole("link").click();
  await app.expectView("view=table");
});

test("a sorted table opens elsewhere in the same order", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?view=table");
  await app.column("flights_count").getByRole("link").click();
  await app.expectView("ordering=-flights_count&view=table");
  await app.expectShareable();
});

test("a sorted header keeps the focus", async ({ app }) => {
  await app.open("./?view=table");
  const link = app.column("flights_count").getByRole("link");
  await link.focus();
  await link.press("Enter");
  await app.expectView("ordering=-flights_count&view=table");
  await expect(link).toBeFocused();
  await link.press("Enter");
  await app.expectView("ordering=flights_count&view=table");
});
