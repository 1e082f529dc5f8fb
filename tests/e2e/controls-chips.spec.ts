import { expect, test } from "./support/test.ts";

const FILTERED = "q=dragon&in_space=false&status=1&status=3&ordering=-flights_count&limit=12&view=table";

test("each condition has a chip, and a chip takes away its own condition", async ({ app }) => {
  await app.open(`./?${FILTERED}`);
  const chips = app.chips.getByRole("link");
  await expect(chips).toHaveText([
    "Remove Search: dragon",
    "Remove Not in space",
    "Remove Status: Active",
    "Remove Status: Destroyed",
    "Clear all",
  ]);
  await app.chips.getByRole("link", { name: "Remove Status: Destroyed" }).click();
  await app.expectView(FILTERED.replace("&status=3", ""));
  await app.chips.getByRole("link", { name: "Remove Search: dragon" }).click();
  await app.expectView("in_space=false&status=1&ordering=-flights_count&limit=12&view=table");
  await expect(app.search).toHaveValue("");
  await app.expectShareable();
});

test("every kind of condition has a chip that takes it away", async ({ app }) => {
  const conditions = [
    "q=soyuz",
    "search=soyuz",
    "name=Soyuz+MS-11",
    "in_space=true",
    "is_placeholder=false",
    "spacecraft_config=1",
    "spacecraft_config__not=1",
    "status=4",
    "agency=63",
    "agency_type__not=3",
    "type=2",
    "family=1",
    "license=1000001",
    "flights_count__gte=2",
    "mission_ends_count__lte=1",
    "time_in_space__gte=100",
    "time_docked__lte=100",
    "maiden_flight__gte=1970",
    "serial_number__isnull=false",
    "fastest_turnaround__isnull=true",
    "image__isnull=false",
  ];
  await app.open(`./?${conditions.join("&")}`);
  while (conditions.length > 0) {
    await expect(app.chips.getByRole("link")).toHaveCount(conditions.length + 1);
    await app.chips.getByRole("link").first().click();
    conditions.shift();
    await app.expectView(conditions.join("&"));
  }
  await expect(app.chips).toHaveCount(0);
});

test("clear all takes every condition and keeps order, page size and view", async ({ app }) => {
  await app.open(`./?${FILTERED}`);
  await app.chips.getByRole("link", { name: "Clear all" }).click();
  await app.expectView("ordering=-flights_count&limit=12&view=table");
  await expect(app.chips).toHaveCount(0);
  await app.expectShareable();
});

test("the panel clears all filters too", async ({ app }) => {
  await app.open("./?status=1&q=dragon");
  await app.page.getByRole("link", { name: "Clear all filters" }).click();
  await app.expectView("");
  await expect(app.facet("status").getByRole("checkbox", { checked: true })).toHaveCount(0);
});

test("focus is not lost with the chip that was clicked", async ({ app }) => {
  await app.open("./?status=1&status=3");
  await app.chips.getByRole("link").first().press("Enter");
  await app.expectView("status=3");
  await expect
    .poll(() => app.page.evaluate(() => document.activeElement?.tagName))
    .not.toBe("BODY");
});
