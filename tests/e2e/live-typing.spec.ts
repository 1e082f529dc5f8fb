import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

test("ten letters typed quickly are one call", { tag: "@smoke" }, async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  await app.search.pressSequentially("progress m", { delay: 25 });
  const query = "search=progress+m&ordering=id&limit=24";
  await expect.poll(() => standIn.lists()).toEqual(["ordering=id&limit=24", query]);
  const { ids, count } = await StandIn.list(query);
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect(app.count).toHaveAttribute("data-count", String(count));
  await app.expectQuery("q=progress+m");
  await app.page.waitForTimeout(700);
  expect(await standIn.lists()).toHaveLength(2);
});

test("a slow answer never replaces a newer one", { tag: "@smoke" }, async ({ app, standIn }) => {
  await standIn.set({ delays: [{ query: "search=soyuz", ms: 1_500 }] });
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  const shown: string[] = [];
  await app.page.exposeFunction("shown", (ids: string) => shown.push(ids));
  await app.page.evaluate(() => {
    const tell = (window as unknown as { shown: (ids: string) => void }).shown;
    const results = document.querySelector("main");
    new MutationObserver(() => {
      const cards = [...document.querySelectorAll<HTMLElement>("[data-testid=card]")];
      tell(cards.map((card) => card.dataset.id).join());
    }).observe(results as Element, { childList: true, subtree: true });
  });
  await app.search.fill("soyuz");
  await expect.poll(async () => (await standIn.lists()).length).toBe(2);
  await app.search.fill("dragon");
  const { ids } = await StandIn.list("search=dragon&ordering=id&limit=24");
  await expect.poll(() => app.ids()).toEqual(ids);
  await app.page.waitForTimeout(2_000);
  expect(await app.ids()).toEqual(ids);
  await app.expectQuery("q=dragon");
  const slow = await StandIn.list("search=soyuz&ordering=id&limit=24");
  expect(shown).not.toContain(slow.ids.join());
});

test("a view that is left is not waited for", async ({ app, standIn }) => {
  await standIn.set({ delays: [{ query: "status=4", ms: 1_500 }] });
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  await app.value("status", 4).click();
  await expect.poll(async () => (await standIn.lists()).length).toBe(2);
  await app.page.goBack();
  const { ids } = await StandIn.list("ordering=id&limit=24");
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect(app.page.locator("[aria-busy=true]")).toHaveCount(0);
  await app.page.waitForTimeout(1_700);
  expect(await app.ids()).toEqual(ids);
});

test("a query word is one call once it is finished, and names what LL2 cannot answer", async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  await app.search.pressSequentially("status:act");
  await expect(app.completions).toHaveText(["Active"]);
  await app.page.waitForTimeout(600);
  const before = await standIn.lists();
  await app.search.press("Enter");
  await app.expectQuery("status=1");
  const query = "status=1&ordering=id&limit=24";
  await expect.poll(() => standIn.lists()).toEqual([...before, query]);
  const { ids, count } = await StandIn.list(query);
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect(app.count).toHaveAttribute("data-count", String(count));
  await app.search.pressSequentially("flights:>1 ");
  await app.expectQuery("status=1&flights_count__gte=2");
  await expect(app.notice).toContainText("At least 2 flights");
  await app.page.waitForTimeout(600);
  const last = (await standIn.lists()).at(-1);
  expect(last).toBe(query);
  await expect.poll(() => app.ids()).toEqual(ids);
});
