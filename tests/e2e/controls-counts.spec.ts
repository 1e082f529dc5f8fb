import { sample } from "./support/catalogue.ts";
import { answer } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";

test("every value says how many craft it would give, without its own facet's choice", async ({ app }) => {
  await app.open("./?type=2&status=1");
  for (const [facet, value, query] of [
    ["status", 4, "type=2&status=4"],
    ["status", 1, "type=2&status=1"],
    ["type", 4, "status=1&type=4"],
    ["in_space", "true", "type=2&status=1&in_space=true"],
    ["image__isnull", "true", "type=2&status=1&image__isnull=false"],
  ] as const) {
    const { count } = answer(sample, query);
    await expect(app.value(facet, value), query).toHaveAttribute("data-count", String(count));
  }
});

test("a value that gives nothing stays in its place, disabled", async ({ app }) => {
  await app.open("./?type=3");
  const { count } = answer(sample, "type=3&status=4");
  expect(count).toBe(0);
  await expect(app.value("status", 4).getByRole("checkbox")).toBeDisabled();
  await expect(app.value("type", 2).getByRole("checkbox")).toBeEnabled();
});

test("excluding by pointer and by keyboard", async ({ app }) => {
  await app.open("./");
  const exclude = app.facet("status").getByRole("button", { name: "Exclude Single Use" });
  await exclude.click();
  await app.expectView("status__not=4");
  await expect(exclude).toHaveAttribute("aria-pressed", "true");
  await expect(app.chips).toContainText("not Single Use");
  await exclude.press("Enter");
  await app.expectView("");
  await expect(exclude).toBeFocused();
});

test("a long list is cut at eight and shows the rest on demand", async ({ app }) => {
  await app.open("./");
  const values = app.facet("spacecraft_config").getByRole("checkbox");
  await expect(values).toHaveCount(8);
  const more = app.facet("spacecraft_config").getByRole("button", { name: /^Show \d+ more$/ });
  await more.click();
  await expect(values).toHaveCount(new Set(sample.craft.map((craft) => craft.config?.id)).size);
  await expect(app.facet("spacecraft_config").getByRole("button", { name: "Show fewer" })).toBeFocused();
});

test("bounds are typed, shown as chips, and taken back", async ({ app }) => {
  await app.open("./");
  await app.facet("flights_count").locator("summary").click();
  const least = app.page.locator('input[name="flights_count__gte"]');
  await least.fill("2");
  await least.press("Enter");
  await app.expectView("flights_count__gte=2");
  await expect(app.chips).toContainText("At least 2 flights");
  await app.page.locator('input[name="flights_count__lte"]').fill("5");
  await app.page.locator('input[name="flights_count__lte"]').blur();
  await app.expectView("flights_count__gte=2&flights_count__lte=5");
  await least.fill("");
  await least.blur();
  await app.expectView("flights_count__lte=5");
  await app.expectShareable();
});

test("a bound that means nothing changes nothing", async ({ app }) => {
  await app.open("./?flights_count__gte=2");
  const least = app.page.locator('input[name="flights_count__gte"]');
  await least.fill("many");
  await least.blur();
  await app.expectView("flights_count__gte=2");
});

test("a mistyped search says what was meant", async ({ app }) => {
  await app.open("./?q=cygnsu");
  const meant = app.page.getByTestId("suggestion").getByRole("link");
  await expect(meant).toHaveText("Cygnus");
  await meant.click();
  await app.expectView("q=Cygnus");
  await expect(app.page.getByTestId("suggestion")).toHaveCount(0);
});

test("views to start with", async ({ app }) => {
  await app.open("./?view=table");
  await app.page.getByTestId("presets").getByRole("link", { name: "Reused" }).click();
  await app.expectView("flights_count__gte=2&view=table");
  await expect(app.page.getByTestId("presets")).toHaveCount(0);
});

test("Shift adds a column to the order, by pointer and by Enter", async ({ app }) => {
  await app.open("./?view=table&ordering=status");
  const flights = app.column("flights_count").getByRole("link");
  await flights.click({ modifiers: ["Shift"] });
  await app.expectView("ordering=status,-flights_count&view=table");
  await expect(app.column("status")).toContainText("1↑");
  await expect(app.column("flights_count")).toContainText("2↓");
  await flights.press("Shift+Enter");
  await app.expectView("ordering=status,flights_count&view=table");
  expect(await app.page.locator("[aria-sort]").count()).toBe(1);
});
