import type { App } from "./support/app.ts";
import { columns } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

const USUAL = [
  "name",
  "serial_number",
  "status",
  "spacecraft_config",
  "agency",
  "flights_count",
  "time_in_space",
  "time_docked",
  "fastest_turnaround",
  "id",
];

/** The table has these columns, and the address says so. */
async function expectColumns(app: App, wanted: string[]): Promise<void> {
  const usual = wanted.join() === USUAL.join();
  await app.expectQuery(usual ? "view=table" : `view=table&columns=${wanted.join(",")}`);
  const shown = () =>
    app.page.locator("[data-sort]").evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.sort));
  await expect.poll(shown).toEqual(wanted);
  await expect(app.rows.first().getByRole("cell").or(app.rows.first().getByRole("rowheader"))).toHaveCount(wanted.length);
}

test("columns come and go with the keyboard alone, the focus on their boxes", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Columns");
  await button.press("Enter");
  const boxes = sheet.getByRole("checkbox");
  await expect(boxes).toHaveCount(columns.length);
  await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(USUAL.length);

  const status = sheet.getByRole("checkbox", { name: "Status" });
  await status.focus();
  await status.press("Space");
  await expectColumns(app, USUAL.filter((column) => column !== "status"));
  await expect(status).not.toBeChecked();
  await expect(status).toBeFocused();
  await status.press("Space");
  await expectColumns(app, [...USUAL.filter((column) => column !== "status"), "status"]);
  await expect(status).toBeChecked();
  await expect(status).toBeFocused();

  const family = sheet.getByRole("checkbox", { name: "Family" });
  await family.focus();
  await family.press("Space");
  await expectColumns(app, [...USUAL.filter((column) => column !== "status"), "status", "family"]);
  await expect(family).toBeFocused();
  await app.expectShareable();
});

test("columns are moved with the keyboard alone, the focus on the button pressed", async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Columns");
  await button.press("Enter");
  const later = sheet.getByRole("button", { name: "Move Name later" });
  await later.focus();
  const order = [...USUAL];
  for (let at = 0; at < 3; at += 1) {
    await app.page.keyboard.press(at % 2 ? "Space" : "Enter");
    order.splice(at, 2, order[at + 1]!, order[at]!);
    await expectColumns(app, order);
    await expect(later).toBeFocused();
  }
  const earlier = sheet.getByRole("button", { name: "Move LL2 id earlier" });
  await earlier.focus();
  for (let at = 9; at > 7; at -= 1) {
    await app.page.keyboard.press("Enter");
    order.splice(at - 1, 2, order[at]!, order[at - 1]!);
    await expectColumns(app, order);
    await expect(earlier).toBeFocused();
  }
  // Each move is a step.
  await app.page.goBack();
  order.splice(7, 2, order[8]!, order[7]!);
  await expectColumns(app, order);
  await app.page.reload();
  await app.ready();
  await expectColumns(app, order);
});

test("a column at an end cannot be moved over it, nor one that is not shown", async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Columns");
  await button.click();
  for (const name of ["Move Name earlier", "Move LL2 id later", "Move Family earlier", "Move Type later"]) {
    const step = sheet.getByRole("button", { name });
    await expect(step).toHaveAttribute("aria-disabled", "true");
    await step.press("Enter");
    await expectColumns(app, USUAL);
  }
  await expect(sheet.getByRole("button", { name: "Move Name later" })).not.toHaveAttribute("aria-disabled");
});

test("the last column cannot be taken away, and its box says so", async ({ app }) => {
  await app.open("./?view=table&columns=name,status");
  const [button, sheet] = app.sheet("Columns");
  await button.click();
  await sheet.getByRole("checkbox", { name: "Status" }).press("Space");
  await expectColumns(app, ["name"]);
  const name = sheet.getByRole("checkbox", { name: "Name", exact: true });
  for (const _ of ["once", "twice"]) {
    await name.press("Space");
    await expectColumns(app, ["name"]);
    await expect(name).toBeChecked();
  }
});

test("the usual columns come back", async ({ app }) => {
  await app.open("./?view=table&columns=id,maiden_flight");
  const [button, sheet] = app.sheet("Columns");
  await button.press("Enter");
  await sheet.getByRole("link", { name: "Usual columns" }).press("Enter");
  await expectColumns(app, USUAL);
  await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(USUAL.length);
  await expect(sheet.getByRole("link", { name: "Usual columns" })).toBeFocused();
  await app.page.goBack();
  await expectColumns(app, ["id", "maiden_flight"]);
  await expect(sheet.getByRole("checkbox", { checked: true })).toHaveCount(2);
});

test("density is kept in the address, over a reload and Back", async ({ app }) => {
  await app.open("./?view=table");
  const height = async () => (await app.rows.first().boundingBox())!.height;
  const roomy = await height();
  const [button, sheet] = app.sheet("Columns");
  await button.press("Enter");
  await sheet.getByRole("radio", { name: "Comfortable" }).focus();
  await app.page.keyboard.press("ArrowRight");
  await app.expectView("view=table&density=compact");
  await expect(sheet.getByRole("radio", { name: "Compact" })).toBeFocused();
  expect(await height()).toBeLessThan(roomy);
  await app.page.reload();
  await app.ready();
  expect(await height()).toBeLessThan(roomy);
  await app.page.goBack();
  await app.expectView("view=table");
  expect(await height()).toBe(roomy);
  await button.click();
  await expect(sheet.getByRole("radio", { name: "Comfortable" })).toBeChecked();
});

test("a column that is moved is said once, with its new place", async ({ app }) => {
  await app.open("./?view=table");
  const [button, sheet] = app.sheet("Columns");
  await button.press("Enter");
  const voice = await Voice.of(app.page);
  await sheet.getByRole("button", { name: "Move Name later" }).press("Enter");
  await voice.expectSaid(/Name.*2/);
});
