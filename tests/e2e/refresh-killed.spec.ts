import { sample, type Document } from "./support/catalogue.ts";
import { agedSample, refreshing } from "./support/deployed.ts";
import { kept } from "./support/store.ts";
import { expect, test } from "./support/test.ts";
import { watchTotals } from "./support/totals.ts";

/** The whole list, and what is shown before it is here; nothing else may ever be. */
const [WHOLE, BEFORE] = [596, sample.craft.length];
const PAGES = [0, 1, 2, 3, 4, 5];

for (const page of PAGES) {
  test(`a tab closed at page ${page + 1} of a refresh loses nothing`, async ({ app, context, standIn }) => {
    const totals = await watchTotals(context);
    await standIn.set({ delays: [{ query: `offset=${page * 100}`, ms: 60_000 }] });
    await app.open("./", { catalogue: agedSample({ hours: 48 }), config: refreshing(standIn) });
    const asked = PAGES.slice(0, page + 1).map((page) => page * 100);
    await expect.poll(() => standIn.offsets()).toEqual(asked);
    await expect(app.bar.progress).toContainText(page ? `${page * 100} of ${WHOLE} records` : "first records");
    await expect(app.count).toHaveAttribute("data-total", String(BEFORE));
    await app.page.close();

    await standIn.set({ delays: [] });
    const next = await context.newPage();
    await next.goto("./");
    await expect(next.getByTestId("count")).toHaveAttribute("data-total", String(WHOLE));
    await expect(next.getByTestId("refresh")).toHaveCount(0);
    // Only the page that was under way is asked for twice.
    expect(await standIn.offsets()).toEqual([...asked, ...PAGES.slice(page).map((page) => page * 100)]);
    expect(totals).toEqual([BEFORE, BEFORE, WHOLE]);
    await expect.poll(() => kept(next, "run/0")).toBeNull();
    expect(await kept(next, "catalogue")).toContain(`"count":${WHOLE}`);
  });
}

test("pages of long ago are not gone on with", async ({ app, context, standIn }) => {
  await context.clock.install();
  await standIn.set({ delays: [{ query: "offset=300", ms: 60_000 }] });
  await app.open("./", { catalogue: agedSample({ hours: 48 }), config: refreshing(standIn) });
  await expect.poll(() => standIn.offsets()).toEqual([0, 100, 200, 300]);
  await app.page.close();

  await standIn.set({ delays: [] });
  const next = await context.newPage();
  await next.clock.fastForward("06:01:00");
  await next.goto("./");
  await expect(next.getByTestId("count")).toHaveAttribute("data-total", String(WHOLE));
  expect(await standIn.offsets()).toEqual([0, 100, 200, 300, 0, 100, 200, 300, 400, 500]);
});

test("a list that changed while the tab was closed is not put together from two", async ({ app, context, standIn }) => {
  await standIn.set({ delays: [{ query: "offset=300", ms: 60_000 }] });
  await app.open("./", { catalogue: agedSample({ hours: 48 }), config: refreshing(standIn) });
  await expect.poll(() => standIn.offsets()).toEqual([0, 100, 200, 300]);
  await app.page.close();

  // One craft of the first page is gone, three are changed, two are new at the end.
  await standIn.set({ delays: [], version: 1 });
  const next = await context.newPage();
  await next.goto("./");
  await expect(next.getByTestId("count")).toHaveAttribute("data-total", "597");
  await expect.poll(() => kept(next, "catalogue")).toContain('"count":597');
  const { spacecraft } = JSON.parse((await kept(next, "catalogue"))!.split("\n")[1]!) as Document;
  expect(spacecraft.id).toEqual(await standIn.ids());
});
