import type { App } from "./support/app.ts";
import { agedSample, deployed, refreshing } from "./support/deployed.ts";
import { expect, test } from "./support/test.ts";

const OFFSETS = [0, 100, 200, 300, 400, 500];
const OLD = { hours: 48 };

async function expectRefreshed(app: App): Promise<void> {
  await expect(app.count).toHaveAttribute("data-total", "596");
  await expect(app.bar.progress).toHaveCount(0);
}

test.describe("the age of the data", () => {
  const AGES: [hours: number, words: RegExp, stale: boolean][] = [
    [0.01, /\(just now\)$/, false],
    [0.5, /\(30 minutes ago\)$/, false],
    [20.5, /\(20 hours ago\)$/, false],
    [25.5, /\(25 hours ago\)$/, true],
    [24 * 10 + 1, /\(10 days ago\)$/, true],
  ];
  for (const [hours, words, stale] of AGES) {
    test(`of ${hours} hours`, async ({ app, standIn }) => {
      const file = deployed(standIn, { hours });
      await app.open("./", { catalogue: file, config: { refresh: "never", refresh_after: "P1D" } });
      await expect(app.bar.age).toHaveText(words);
      await expect(app.bar.age).toHaveAttribute("datetime", file.document.generated_at);
      await expect(app.bar.root.and(app.page.locator("[data-state=stale]"))).toHaveCount(stale ? 1 : 0);
      await expect(app.bar.root.getByText("out of date")).toHaveCount(stale ? 1 : 0);
    });
  }

  test("moves on, and becomes a warning, while the page is open", async ({ app, standIn }) => {
    await app.page.clock.install();
    const config = { refresh: "never", refresh_after: "PT1H" };
    await app.open("./", { catalogue: deployed(standIn, { hours: 0.5 }), config });
    await expect(app.bar.age).toContainText("30 minutes ago");
    await expect(app.bar.root).not.toHaveAttribute("data-state", "stale");
    await app.page.clock.fastForward("31:00");
    await expect(app.bar.age).toContainText("61 minutes ago");
    await expect(app.bar.root).toHaveAttribute("data-state", "stale");
    await expect(app.bar.root).toContainText("Catalogue · out of date");
  });

  test("a sample is never out of date, for it never was a catalogue", async ({ app }) => {
    const config = { refresh: "never", refresh_after: "PT1H" };
    await app.open("./", { catalogue: agedSample(OLD), config });
    await expect(app.bar.root).toContainText("Sample");
    await expect(app.bar.root).not.toHaveAttribute("data-state", "stale");
  });
});

test.describe("who asks", () => {
  test("refresh: ask never calls by itself, and calls when asked", async ({ app, standIn }) => {
    await app.page.clock.install();
    const config = refreshing(standIn, { refresh: "ask" });
    await app.open("./", { catalogue: deployed(standIn, OLD), config });
    await app.page.clock.fastForward("03:00:00");
    await expect(app.bar.age).toContainText("2 days ago");
    await expect(app.bar.root).toHaveAttribute("data-state", "stale");
    expect(await standIn.requests()).toEqual([]);
    await app.bar.unfold();
    await app.bar.refresh.click();
    await expectRefreshed(app);
    expect(await standIn.offsets()).toEqual(OFFSETS);
    await expect(app.bar.refresh).toBeVisible();
  });

  test("refresh: auto lets the visitor ask before it is due", async ({ app, standIn }) => {
    const config = refreshing(standIn);
    await app.open("./", { catalogue: deployed(standIn, { hours: 0.2 }), config });
    await app.bar.unfold();
    await app.bar.refresh.click();
    await expectRefreshed(app);
    expect(await standIn.offsets()).toEqual(OFFSETS);
  });

  for (const config of [{ refresh: "never" }, { refresh: "ask", api: null }, { refresh: "ask", calls_per_hour: 0 }]) {
    test(`no button where there is nothing to ask: ${JSON.stringify(config)}`, async ({ app, standIn }) => {
      await app.page.clock.install();
      await app.open("./", { catalogue: deployed(standIn, OLD), config: refreshing(standIn, config) });
      await app.bar.unfold();
      await expect(app.bar.root.getByText("read by this site on")).toBeVisible();
      await expect(app.bar.refresh).toHaveCount(0);
      await app.page.clock.fastForward("03:00:00");
      await expect(app.bar.progress).toHaveCount(0);
      expect(await standIn.requests()).toEqual([]);
    });
  }
});

test.describe("offline", () => {
  // The browser asks for pictures when it likes, also without a network.
  test.beforeEach(({ guard }) => guard.allowFailure(/\.(svg|png)$/));

  test("it is said, nothing is tried, and coming back resumes", async ({ app, context, standIn }) => {
    await app.page.clock.install();
    await app.open("./", { catalogue: deployed(standIn, { hours: 0.9 }), config: refreshing(standIn) });
    await context.setOffline(true);
    await expect(app.bar.root).toContainText("Catalogue · offline");
    await app.page.clock.fastForward("10:00");
    await expect(app.bar.root).toContainText("Catalogue · offline · out of date");
    await expect(app.bar.progress).toHaveCount(0);
    await context.setOffline(false);
    await expect(app.bar.root).not.toContainText("offline");
    await expectRefreshed(app);
    expect(await standIn.offsets()).toEqual(OFFSETS);
  });

  test("lost in the middle of a refresh, it goes on from there", async ({ app, context, guard, standIn }) => {
    guard.allowFailure(/offset=200/);
    let lose = () => {};
    const lost = new Promise<void>((resolve) => (lose = resolve));
    await context.route(/offset=200/, async (route) => {
      await lost;
      await route.abort("internetdisconnected");
    });
    await app.open("./", { catalogue: agedSample(OLD), config: refreshing(standIn) });
    await expect(app.bar.progress).toContainText("200 of 596 records");
    await context.setOffline(true);
    lose();
    await expect(app.bar.progress).toHaveText(/stay as they are\. This device is offline\./);
    await expect(app.count).toHaveAttribute("data-total", "116");
    await context.unroute(/offset=200/);
    await context.setOffline(false);
    await expectRefreshed(app);
    expect(await standIn.offsets()).toEqual(OFFSETS);
  });

  test("a live view that is asked for offline comes by itself afterwards", async ({ app, context, guard, standIn }) => {
    guard.allowFailure(/\/2\.3\.0\/spacecraft\//);
    await app.open("./", { config: { api: standIn.api, catalogue: null } });
    const before = await app.ids();
    await context.setOffline(true);
    await app.value("status", 4).click();
    await expect(app.alert).toHaveText(/This device is offline\./);
    await expect(app.bar.root).toContainText("Live · offline");
    expect(await app.ids()).toEqual(before);
    await context.setOffline(false);
    await expect(app.alert).toHaveCount(0);
    await expect.poll(() => app.ids()).not.toEqual(before);
    expect(await standIn.lists()).toHaveLength(2);
  });
});

test.describe("a list that is not sound", () => {
  test("twice is left alone, over reloads, until the data would be old again", async ({ app, standIn }) => {
    await app.page.clock.install();
    await standIn.set({ drift: { kind: "duplicated", after: 0 } });
    await app.open("./", { catalogue: deployed(standIn, OLD), config: refreshing(standIn) });
    await expect(app.bar.progress).toHaveText(/came twice or out of order\./);
    await expect(app.count).toHaveAttribute("data-total", "116");
    expect(await standIn.offsets()).toEqual([0, 0]);

    await app.page.reload();
    await app.ready();
    await app.page.clock.fastForward("50:00");
    await expect(app.bar.root).toHaveAttribute("data-state", "stale");
    expect(await standIn.offsets()).toEqual([0, 0]);

    await standIn.set({ drift: null });
    await app.page.clock.fastForward("11:00");
    await expectRefreshed(app);
    expect(await standIn.offsets()).toEqual([0, 0, ...OFFSETS]);
  });

  test("a tab that stays open tries again by itself as well", async ({ app, standIn }) => {
    await app.page.clock.install();
    await standIn.set({ drift: { kind: "duplicated", after: 0 } });
    await app.open("./", { catalogue: deployed(standIn, OLD), config: refreshing(standIn) });
    await expect(app.bar.progress).toHaveText(/came twice or out of order\./);
    await standIn.set({ drift: null });
    await app.page.clock.fastForward("50:00");
    await expect(app.bar.progress).toHaveAttribute("data-state", "failed");
    expect(await standIn.offsets()).toEqual([0, 0]);
    await app.page.clock.fastForward("11:00");
    await expectRefreshed(app);
  });
});
