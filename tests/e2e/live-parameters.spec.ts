import { randomUUID } from "node:crypto";

import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

/** LL2's own parameters as they would stand in requests to it, by what is asked. */
const REQUESTS: Record<string, string[]> = {
  nothing: [""],
  search: ["search=soyuz", "search=dragon+cargo", "search=progress,m"],
  name: ["name=Progress+M-41"],
  status: ["status=1", "status=4"],
  spacecraft_config: ["spacecraft_config=43"],
  in_space: ["in_space=true", "in_space=false"],
  is_placeholder: ["is_placeholder=true", "is_placeholder=false"],
  "ordering by one field": [
    "id",
    "flights_count",
    "mission_ends_count",
    "time_in_space",
    "time_docked",
  ].flatMap((field) => [`ordering=${field}`, `ordering=-${field}`]),
  "ordering by several fields": ["ordering=-flights_count,time_in_space"],
  limit: ["limit=10", "limit=100"],
  offset: ["offset=30", "limit=48&offset=580", "offset=600"],
  "all together": [
    "search=soyuz&status=4&ordering=-time_in_space&limit=12&offset=12",
    "in_space=true&is_placeholder=false&ordering=-flights_count&limit=48",
    "spacecraft_config=43&search=m&ordering=time_docked",
  ],
};

/** The request the app has to make of it: its own page size, and an order without ties. */
function complete(request: string): URLSearchParams {
  const wanted = new URLSearchParams(request);
  const order = wanted.get("ordering")?.split(",") ?? [];
  if (!order.some((key) => /^-?id$/.test(key))) order.push("id");
  wanted.set("ordering", order.join(","));
  if (!wanted.has("limit")) wanted.set("limit", "24");
  return wanted;
}

const sorted = (keys: URLSearchParams) => [...keys].map((pair) => pair.join("=")).sort();

for (const [asked, requests] of Object.entries(REQUESTS)) {
  test(`one call gives what the API gives: ${asked}`, async ({ app }) => {
    for (const request of requests) {
      const standIn = new StandIn(randomUUID());
      await app.open(`./?${request}`, { config: { api: standIn.api, catalogue: null } });

      const [sent, ...others] = await standIn.lists();
      expect(others, request).toEqual([]);
      expect(sorted(new URLSearchParams(sent))).toEqual(sorted(complete(request)));

      const truth = await StandIn.list(complete(request).toString());
      expect(await app.ids(), request).toEqual(truth.ids);
      await expect(app.count).toHaveAttribute("data-count", String(truth.count));
      // What was pasted matches the same craft, whatever order and page the app adds.
      expect((await StandIn.list(request)).count, request).toBe(truth.count);
      await expect(app.notice).toHaveCount(0);
    }
  });
}

test("each view of a walk is one call", async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  const walk: [() => Promise<unknown>, string][] = [
    [() => app.next.click(), "ordering=id&limit=24&offset=24"],
    [() => app.value("status", 4).click(), "status=4&ordering=id&limit=24"],
    [() => app.order.selectOption("-flights_count"), "status=4&ordering=-flights_count,id&limit=24"],
    [() => app.value("in_space", "true").click(), "in_space=true&status=4&ordering=-flights_count,id&limit=24"],
  ];
  const sent = ["ordering=id&limit=24"];
  for (const [step, query] of walk) {
    await step();
    sent.push(query);
    await expect.poll(() => standIn.lists()).toEqual(sent);
    const { ids } = await StandIn.list(query);
    await expect.poll(() => app.ids()).toEqual(ids);
  }
  // The same rows in another form are not asked for again.
  await app.view("table").click();
  await expect(app.rows.first()).toBeVisible();
  await app.page.waitForTimeout(600);
  expect(await standIn.lists()).toEqual(sent);
});

test("what LL2 cannot answer is said, and not offered", async ({ app, standIn }) => {
  await app.open("./?type=2&ordering=name&status=4&status=1&limit=all", {
    config: { api: standIn.api, catalogue: null },
  });
  expect(await standIn.lists()).toEqual(["ordering=id&limit=100"]);
  for (const words of ["Type", "by name", "Status"]) await expect(app.notice).toContainText(words);
  for (const facet of ["type", "agency", "family"]) {
    const list = app.facet(facet);
    await list.locator("summary").click();
    await expect(list.getByText(`does not filter by ${facet}`)).toBeVisible();
    await expect(list.locator("fieldset")).toHaveAttribute("disabled");
    await expect(list.getByRole("checkbox")).toHaveCount(0);
  }
  await expect(app.order.locator("option[value='-time_docked']")).toHaveCount(1);
  await expect(app.page.getByRole("link", { name: "Show All" })).toHaveCount(0);
});

test("the table sorts by the five fields LL2 orders by", async ({ app, standIn }) => {
  await app.open("./?view=table", { config: { api: standIn.api, catalogue: null } });
  const sortable = app.page.locator("[data-sort]").filter({ has: app.page.getByRole("link") });
  const keys = await sortable.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.sort));
  expect(keys.sort()).toEqual(["flights_count", "id", "time_docked", "time_in_space"]);
});

test("that a search looks at names only is said while there is one", async ({ app, standIn }) => {
  const sentence = "Launch Library 2 itself looks for words in names only.";
  await app.open("./?q=soyuz", { config: { api: standIn.api, catalogue: null } });
  await expect(app.notice).toHaveText(sentence);
  await app.search.fill("");
  await app.expectQuery("");
  await expect(app.notice).toHaveCount(0);
  await app.search.fill("dragon");
  await expect(app.notice).toHaveText(sentence);
  // LL2's own search is what it says it is.
  await app.open("./?search=soyuz", { config: { api: standIn.api, catalogue: null } });
  await expect(app.notice).toHaveCount(0);
  // Nor is it so of a collection of one's own.
  await app.open("./?q=soyuz");
  await expect(app.notice).toHaveCount(0);
});

test("groups are not offered, and those of an address are said to be left out", async ({ app, standIn }) => {
  await app.open("./?view=table&group=agency", { config: { api: standIn.api, catalogue: null } });
  await expect(app.rows).toHaveCount(24);
  await expect(app.notice).toContainText("Group by Agency");
  await expect(app.grouping).toHaveCount(0);
  await expect(app.groups).toHaveCount(0);
  await app.view("grid").click();
  await expect(app.notice).toHaveCount(0);
});

test("the sheet of orders offers the five fields LL2 orders by", async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  const first = sheet.getByRole("combobox").first();
  const offered = await first.locator("option").evaluateAll((all) =>
    all.map((option) => (option as HTMLOptionElement).value.replace("-", "")),
  );
  const fields = ["flights_count", "id", "mission_ends_count", "time_docked", "time_in_space"];
  expect([...new Set(offered.filter(Boolean))].sort()).toEqual(fields);
  await first.selectOption("-mission_ends_count");
  const query = "ordering=-mission_ends_count,id&limit=24";
  await expect.poll(() => standIn.lists()).toEqual(["ordering=id&limit=24", query]);
});
