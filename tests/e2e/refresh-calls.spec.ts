import type { App } from "./support/app.ts";
import { agedSample, deployed, refreshing } from "./support/deployed.ts";
import type { StandIn } from "./support/stand-in.ts";
import { kept } from "./support/store.ts";
import { expect, test } from "./support/test.ts";

/** Pages of a hundred rows that the stand-in's 596 craft take. */
const OFFSETS = [0, 100, 200, 300, 400, 500];

const old = { hours: 48 };

/** The whole list has come and nothing is under way any more. */
async function expectRefreshed(app: App): Promise<void> {
  await expect(app.count).toHaveAttribute("data-total", "596");
  await expect(app.bar.root).toContainText("Refreshed here");
  await expect(app.bar.progress).toHaveCount(0);
  // A reload goes by what is kept.
  await expect.poll(() => kept(app.page, "catalogue")).toContain('"count":596');
}

/** A page that has refreshed. */
async function refreshed(app: App, standIn: StandIn): Promise<void> {
  await app.open("./", { catalogue: agedSample(old), config: refreshing(standIn) });
  await expectRefreshed(app);
}

test("a first visit calls nobody until the data are too old", async ({ app, standIn }) => {
  await app.page.clock.install();
  await app.open("./", { catalogue: deployed(standIn, { hours: 0.5 }), config: refreshing(standIn) });
  await app.page.clock.fastForward("20:00");
  await expect(app.bar.age).toContainText("50 minutes ago");
  expect(await standIn.log()).toEqual([]);
  await app.page.clock.fastForward("15:00");
  await expectRefreshed(app);
  expect(await standIn.offsets()).toEqual(OFFSETS);
});

test("a refresh of 596 records is six list calls", { tag: "@smoke" }, async ({ app, standIn }) => {
  await refreshed(app, standIn);
  const pages = OFFSETS.map((offset) => `limit=100&ordering=id&offset=${offset}`);
  expect(await standIn.lists()).toEqual(pages);
  expect(await standIn.requests()).toHaveLength(OFFSETS.length);
});

test("while the data are new nothing costs a call", async ({ app, context, standIn }) => {
  await app.page.clock.install();
  await refreshed(app, standIn);

  await test.step("a second visit", async () => {
    await app.page.reload();
    await app.ready();
    await expectRefreshed(app);
    const tab = await context.newPage();
    await tab.goto("./");
    await expect(tab.getByTestId("count")).toHaveAttribute("data-total", "596");
    await tab.close();
  });
  await test.step("typing twenty letters", async () => {
    await app.search.pressSequentially("a soyuz of roscosmos", { delay: 20 });
    await app.expectQuery("q=a+soyuz+of+roscosmos");
    await app.search.fill("");
    await expect(app.cards).toHaveCount(24);
  });
  await test.step("opening five craft", async () => {
    for (const id of (await app.ids()).slice(0, 5)) {
      await app.link(id).click();
      await expect(app.detail).toHaveAttribute("data-id", String(id));
      await app.page.goBack();
      await expect(app.cards).toHaveCount(24);
    }
  });
  await test.step("waiting for most of an hour", async () => {
    await app.page.clock.fastForward("55:00");
    await expect(app.bar.age).toContainText(/5\d minutes ago/);
  });
  expect(await standIn.requests()).toHaveLength(OFFSETS.length);

  await test.step("and then six again", async () => {
    await app.page.clock.fastForward("06:00");
    await expect.poll(() => standIn.offsets()).toEqual([...OFFSETS, ...OFFSETS]);
    await expectRefreshed(app);
  });
});

test("two tabs opened at once make one refresh", async ({ app, context, standIn }) => {
  await app.serve({ catalogue: agedSample(old), config: refreshing(standIn) });
  const other = await context.newPage();
  await Promise.all([app.page.goto("./"), other.goto("./")]);
  for (const tab of [app.page, other]) {
    await expect(tab.getByTestId("count")).toHaveAttribute("data-total", "596");
    await expect(tab.getByTestId("data-bar")).toContainText("Refreshed here");
    await expect(tab.getByTestId("refresh")).toHaveCount(0);
  }
  expect(await standIn.offsets()).toEqual(OFFSETS);
});

test("ten reloads during a refresh cost at most the calls they cut off", async ({ app, standIn }) => {
  await standIn.set({ delay_ms: 400 });
  // More calls than the reloads can waste.
  const config = refreshing(standIn, { calls_per_hour: 60 });
  await app.open("./", { catalogue: agedSample(old), config });
  const often = { intervals: [50] };
  let reloads = 0;
  const reload = async () => {
    await app.page.reload();
    await app.ready();
    reloads += 1;
  };
  for (let page = 0; page < 5; page += 1) {
    // While a call is under way …
    await expect.poll(async () => (await standIn.calls()).at(-1)?.status, often).toBeNull();
    await reload();
    // … and when a page has just been kept.
    await expect.poll(() => kept(app.page, `run/${page}`), often).toContain('"results"');
    await reload();
  }
  await standIn.set({ delay_ms: 0 });
  await expectRefreshed(app);
  const offsets = await standIn.offsets();
  // What has been kept is not asked for again: the reading never goes back.
  expect(offsets).toEqual(offsets.toSorted((a, b) => a - b));
  expect([...new Set(offsets)]).toEqual(OFFSETS);
  // A reload cuts off one call at most, and the first one certainly did.
  expect(offsets.length).toBeGreaterThan(OFFSETS.length);
  expect(offsets.length).toBeLessThanOrEqual(OFFSETS.length + reloads);
});
