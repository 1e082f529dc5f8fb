import type { Locator } from "@playwright/test";

import { columns } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

/** The selects of the sheet that can be seen, one more than there are keys. */
const steps = (sheet: Locator) => sheet.getByRole("combobox");

test("an order of several keys is chosen with selects", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  await expect(steps(sheet)).toHaveCount(1);
  const chosen: string[] = [];
  for (const key of ["status", "-flights_count", "-time_in_space", "name"]) {
    await steps(sheet).nth(chosen.length).selectOption(key);
    chosen.push(key);
    await app.expectView(`ordering=${chosen.join(",")}&view=table`);
    await expect(steps(sheet)).toHaveCount(Math.min(chosen.length + 1, 4));
    for (const [at, value] of chosen.entries()) await expect(steps(sheet).nth(at)).toHaveValue(value);
  }
  await app.page.keyboard.press("Escape");
  await expect(app.column("status")).toHaveAttribute("aria-sort", "ascending");
  await expect(app.page.locator("[aria-sort]")).toHaveCount(1);
  for (const [column, turn] of [
    ["status", "1↑"],
    ["flights_count", "2↓"],
    ["time_in_space", "3↓"],
    ["name", "4↑"],
  ] as const) {
    await expect(app.column(column).locator(".turn")).toHaveText(turn);
  }
  await app.expectShareable();
});

test("each key is a step that Back undoes, and the sheet shows it", async ({ app }) => {
  await app.open("./");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  await steps(sheet).nth(0).selectOption("agency");
  await app.expectView("ordering=agency");
  await steps(sheet).nth(1).selectOption("-flights_count");
  await app.expectView("ordering=agency,-flights_count");
  await app.page.goBack();
  await app.expectView("ordering=agency");
  await expect(steps(sheet)).toHaveCount(2);
  await expect(steps(sheet).nth(1)).toHaveValue("");
  await app.page.goBack();
  await app.expectView("");
  await expect(steps(sheet)).toHaveCount(1);
  await expect(steps(sheet).nth(0)).toHaveValue("");
});

test("a key that is taken away lets the others move up", async ({ app }) => {
  await app.open("./?ordering=status,-flights_count,name");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  await steps(sheet).nth(0).selectOption("");
  await app.expectView("ordering=-flights_count,name");
  await expect(steps(sheet).nth(0)).toHaveValue("-flights_count");
  await expect(steps(sheet).nth(1)).toHaveValue("name");
  await expect(steps(sheet).nth(2)).toHaveValue("");
  await app.page.reload();
  await app.ready();
  await app.expectView("ordering=-flights_count,name");
});

test("every column is offered both ways", async ({ app }) => {
  await app.open("./");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  const offered = await steps(sheet).nth(0).locator("option").evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  const both = columns.flatMap((column) => [column, `-${column}`]);
  expect(offered.filter(Boolean).sort()).toEqual(both.sort());
});

test("a select shows what holds, whatever was chosen in it", async ({ app }) => {
  await app.open("./?ordering=name");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  // A column counts once, where it stands first.
  for (const again of ["name", "-name"]) {
    await steps(sheet).nth(1).selectOption(again);
    await app.expectQuery("ordering=name");
    await expect(steps(sheet).nth(0), again).toHaveValue("name");
    await expect(steps(sheet).nth(1), again).toHaveValue("");
  }
  // By id is the order without any key.
  await steps(sheet).nth(0).selectOption("");
  await app.expectView("");
  await steps(sheet).nth(0).selectOption("id");
  await app.expectView("");
  await expect(steps(sheet).nth(0)).toHaveValue("");
});

test("an order chosen with the keyboard alone is said once", async ({ app }) => {
  await app.open("./");
  const [button, sheet] = app.sheet("Sort by");
  await button.focus();
  await button.press("Enter");
  const voice = await Voice.of(app.page);
  while (!(await steps(sheet).nth(0).evaluate((select) => select === document.activeElement))) {
    await app.page.keyboard.press("Tab");
  }
  // Typing the beginning of an option chooses it.
  await app.page.keyboard.type("Most fl");
  await app.expectView("ordering=-flights_count");
  await expect(steps(sheet).nth(0)).toBeFocused();
  await voice.expectSaid("All 116 spacecraft: most flights first");
  await app.page.keyboard.press("Tab");
  await expect(steps(sheet).nth(1)).toBeFocused();
  await app.page.keyboard.type("By name");
  await app.expectView("ordering=-flights_count,name");
  await voice.expectSaid("All 116 spacecraft: most flights first, then by name");
});
