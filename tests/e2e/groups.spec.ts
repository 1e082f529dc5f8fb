import type { App } from "./support/app.ts";
import { sample, type Catalogue } from "./support/catalogue.ts";
import { answer, type Group } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

/** A time as people read it: days, hours and minutes, none that are nought. */
function time(seconds: number): string {
  const amounts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  const parts = amounts.map((amount, unit) => (amount ? `${amount} ${["d", "h", "min"][unit]}` : ""));
  return parts.filter(Boolean).join(" ");
}

/** A heading as it is read; a time of which nothing is recorded is left out. */
function heading({ name, count, flights, timeInSpace, timeDocked }: Group): string {
  const times = [
    timeInSpace ? ` in space: ${time(timeInSpace)}` : "",
    timeDocked ? ` docked: ${time(timeDocked)}` : "",
  ];
  return `${name} craft: ${count} flights: ${flights}${times.join("")}`;
}

/** Headings and rows stand as they must: each group's heading right before its first row. */
async function expectGroups(app: App, query: string, catalogue: Catalogue = sample): Promise<Group[]> {
  await app.expectView(query, catalogue);
  const { groups } = answer(catalogue, query);
  await expect(app.groups).toHaveText(groups.map(heading));
  for (const [at, { count }] of groups.entries()) {
    await expect(app.groups.nth(at)).toHaveAttribute("data-count", String(count));
  }
  const key = new URLSearchParams(query).get("group") ?? "";
  const lines = await app.page.locator("tbody tr").evaluateAll((all) =>
    all.map((line) => ({ id: Number((line as HTMLElement).dataset.id), text: line.querySelector("strong")?.textContent })),
  );
  let under: string | undefined;
  for (const { id, text } of lines) {
    if (text) under = text;
    else expect(under, String(id)).toBe(groupOf(catalogue, id, key));
  }
  return groups;
}

function groupOf(catalogue: Catalogue, id: number, key: string): string {
  const craft = catalogue.find(id);
  const names: Record<string, string | undefined> = {
    agency: craft.config?.agency?.name,
    family: craft.config?.families.at(-1)?.name,
    spacecraft_config: craft.config?.name,
    status: craft.status?.name,
  };
  return names[key] ?? "Not recorded";
}

test("the table is grouped by each of the keys, with the sums of each group", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?limit=100&view=table");
  const keys = await app.grouping.locator("option").evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value),
  );
  expect(keys).toEqual(["", "agency", "family", "spacecraft_config", "status"]);
  for (const key of keys.slice(1)) {
    await app.grouping.selectOption(key);
    const groups = await expectGroups(app, `limit=100&view=table&group=${key}`);
    expect(groups.length, key).toBeGreaterThan(2);
  }
  await app.expectShareable();
  await app.grouping.selectOption("");
  await app.expectView("limit=100&view=table");
  await expect(app.groups).toHaveCount(0);
});

test("rows stand in their order within the groups", async ({ app }) => {
  const query = "ordering=-time_in_space&limit=all&view=table&group=agency";
  await app.open(`./?${query}`);
  await expectGroups(app, query);
});

test("a filter changes the groups and their sums", async ({ app }) => {
  await app.open("./?limit=100&view=table&group=family");
  await app.value("status", 4).click();
  await expectGroups(app, "status=4&limit=100&view=table&group=family");
  await app.search.fill("soyuz");
  await expectGroups(app, "q=soyuz&status=4&limit=100&view=table&group=family");
});

test("a group that runs over pages shows its whole sums on each", async ({ app }) => {
  const first = "limit=12&view=table&group=family";
  const long = answer(sample, "limit=all&view=table&group=family").groups.find(({ count }) => count > 24)!;
  await app.open(`./?${first}`);
  const pages = [await expectGroups(app, first)];
  for (let offset = 12; (await app.next.count()) > 0; offset += 12) {
    await app.next.click();
    pages.push(await expectGroups(app, `limit=12&offset=${offset}&view=table&group=family`));
  }
  const shown = pages.flat().filter(({ name }) => name === long.name);
  expect(shown.length).toBeGreaterThan(2);
  for (const group of shown) expect(group).toEqual(long);
});

test("groups run the other way round when the order says so of their column", async ({ app }) => {
  await app.open("./?limit=100&view=table&group=status");
  const names = (await expectGroups(app, "limit=100&view=table&group=status")).map(({ name }) => name);
  await app.column("status").getByRole("link").click();
  await expectGroups(app, "ordering=status&limit=100&view=table&group=status");
  await app.column("status").getByRole("link").click();
  const turned = await expectGroups(app, "ordering=-status&limit=100&view=table&group=status");
  expect(turned.map(({ name }) => name)).not.toEqual(names);
  await app.column("flights_count").getByRole("link").click({ modifiers: ["Shift"] });
  await expectGroups(app, "ordering=-status,-flights_count&limit=100&view=table&group=status");
});

test("craft of which nothing is recorded are a group of their own, the last one", async ({ app }) => {
  const gaps = sample.with(({ spacecraft, agencies }) => {
    for (const row of [0, 40, 80]) spacecraft.spacecraft_config[row] = null;
    for (const row of [1, 41]) spacecraft.status[row] = null;
    spacecraft.flights_count[40] = null;
    // Two that people take for one are one group.
    agencies.name[1] = agencies.name[0]!;
  });
  for (const key of ["spacecraft_config", "status", "agency", "-agency"]) {
    const order = key.startsWith("-") ? "ordering=-agency&" : "";
    const query = `${order}limit=all&view=table&group=${key.replace("-", "")}`;
    await app.open(`./?${query}`, { catalogue: gaps });
    const groups = await expectGroups(app, query, gaps);
    expect(groups.at(-1)?.name, key).toBe("Not recorded");
  }
});

test("cards are not grouped, and the table is again after them", async ({ app }) => {
  await app.open("./?view=table&group=agency");
  await expectGroups(app, "view=table&group=agency");
  await app.view("grid").click();
  await app.expectView("group=agency");
  await expect(app.groups).toHaveCount(0);
  await expect(app.grouping).toHaveCount(0);
  await app.view("table").click();
  await expectGroups(app, "view=table&group=agency");
});

test("the step to the next craft follows the groups", async ({ app }) => {
  const query = "agency=63&agency=44&ordering=-time_in_space&view=table&group=spacecraft_config";
  const { all } = answer(sample, query);
  expect(all).not.toEqual(answer(sample, query.replace(/&view.*/, "")).all);
  for (const at of [0, 5, 20, all.length - 2]) {
    await app.open(`./spacecraft/${all[at]}/?${query}`);
    await expect(app.detail).toContainText(`${at + 1} of ${all.length}`);
    await app.next.click();
    await expect(app.detail).toHaveAttribute("data-id", String(all[at + 1]));
    await app.previous.click();
    await expect(app.detail).toHaveAttribute("data-id", String(all[at]));
  }
});

test("grouping is chosen with the keyboard alone and said once", async ({ app }) => {
  await app.open("./?view=table");
  const voice = await Voice.of(app.page);
  await app.grouping.focus();
  await app.page.keyboard.type("Family");
  await app.expectView("view=table&group=family");
  await expect(app.grouping).toBeFocused();
  await voice.expectSaid("All 116 spacecraft: grouped by family");
});
