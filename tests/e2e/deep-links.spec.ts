import { expect, test } from "./support/test.ts";

test("the address of the issue opens as that view", { tag: "@smoke" }, async ({ app }) => {
  const query = "ordering=-flights_count&limit=10&search=soyuz&view=table";
  await app.open(`./?${query}`);
  await app.expectAnswer(query);
  await expect(app.rows).toHaveCount(10);
  await expect(app.column("flights_count")).toHaveAttribute("aria-sort", "descending");
  await expect(app.order).toHaveValue("-flights_count");
  await expect(app.chips).toContainText("soyuz");
  // An address that was understood is not rewritten until the next change.
  await app.page.waitForTimeout(600);
  await app.expectQuery(query);
  await app.expectShareable();
});

for (const query of [
  "q=soyuz&status=4&status=3&type=2&ordering=name&limit=12&offset=12",
  "spacecraft_config__not=1&agency=63&ordering=-time_in_space,name&limit=all",
  "flights_count__gte=2&view=table&columns=name,flights_count,maiden_flight&ordering=-maiden_flight",
  "time_in_space__gte=100&time_docked__lte=200&ordering=time_docked",
  "fastest_turnaround__isnull=false&ordering=fastest_turnaround&density=compact&view=table",
  "in_space=true&ordering=-flights_count,-time_in_space,name",
  "name=Soyuz+MS-11&name=Crew+Dragon+Endeavour",
  "maiden_flight__gte=1960&maiden_flight__lte=1979&ordering=agency,-id&limit=100",
]) {
  test(`opens as ${query}`, async ({ app }) => {
    await app.open(`./?${query}`);
    await app.expectView(query);
    expect(await app.ids()).not.toEqual([]);
    await expect(app.notice).toHaveCount(0);
  });
}

test("other spellings of the same query open as the same view", async ({ app }) => {
  await app.open("./?view=table&limit=500&in_space=0&q=%22crew+dragon%22&ordering=-flights_count%2Cid&");
  await app.expectAnswer("q=crew+dragon&in_space=false&limit=100&ordering=-flights_count");
  await expect(app.notice).toHaveCount(0);
});

test("a pasted LL2 query string works without a word", async ({ app }) => {
  const query =
    "format=api&in_space=&is_placeholder=False&limit=10&mode=detailed&name=&offset=20" +
    "&ordering=time_in_space&search=&spacecraft_config=&status=4&utm_source=news&fbclid=1";
  await app.open(`./?${query}`);
  await app.expectAnswer("is_placeholder=false&limit=10&offset=20&ordering=time_in_space&status=4");
  await app.expectQuery(query);
  await expect(app.notice).toHaveCount(0);
});

test("values that mean nothing are named, and the rest applies", async ({ app }) => {
  const bad = ["status=active", "limit=-5", "ordering=colour", "view=cards", "flights_count__gte=many"];
  await app.open(`./?q=soyuz&${bad.join("&")}&type=2&offset=x`);
  await app.expectAnswer("q=soyuz&type=2");
  for (const pair of [...bad, "offset=x"]) await expect(app.notice).toContainText(pair);
  await expect(app.notice.getByRole("paragraph")).toHaveCount(bad.length + 1);
  await app.expectQuery(`q=soyuz&${bad.join("&")}&type=2&offset=x`);
  // The next change writes a clean address, and the notice goes.
  await app.view("table").click();
  await app.expectView("q=soyuz&type=2&view=table");
  await expect(app.notice).toHaveCount(0);
});

test("junk in the address breaks nothing", async ({ app }) => {
  for (const query of ["%", "%zz=%E0%A4%A", "&&&=&==", "q=%00%FF", "q=<img src=x onerror=alert(1)>", "constructor=1&__proto__=2"]) {
    await app.open(`./?${query}`);
    await expect(app.heading, query).toHaveText("Spacecraft");
    await expect(app.count, query).toBeVisible();
  }
});

test("words from the address are shown as words", async ({ app }) => {
  await app.open(`./?q=${encodeURIComponent("<b>bold</b>")}`);
  await expect(app.search).toHaveValue("<b>bold</b>");
  await expect(app.count).toContainText("“<b>bold</b>”");
  await expect(app.page.getByTestId("empty")).toBeVisible();
});
