import type { App } from "./support/app.ts";
import { agedSample, deployed, refreshing } from "./support/deployed.ts";
import { expect, test } from "./support/test.ts";

const OFFSETS = [0, 100, 200, 300, 400, 500];
const OLD = { hours: 48 };

async function expectRefreshed(app: App): Promise<void> {
  await expect(app.count).toHaveAttribute("data-total", "596");
  await expect(app.bar.progress).toHaveCount(0);
}

test("the meter counts the calls of an hour", async ({ app, standIn }) => {
  await app.page.clock.install();
  await app.open("./", { catalogue: agedSample(OLD), config: refreshing(standIn, { refresh_after: "P1D" }) });
  await expectRefreshed(app);
  await app.bar.unfold();
  await expect(app.bar.calls).toHaveText(/6 of 15 calls used, next free in (59|60) min$/);
  await app.page.clock.fastForward("20:00");
  await expect(app.bar.calls).toHaveText(/6 of 15 calls used, next free in (39|40) min$/);
  await app.page.reload();
  await app.ready();
  await app.bar.unfold();
  await expect(app.bar.calls).toHaveText(/6 of 15 calls used/);
  await app.page.clock.fastForward("41:00");
  await expect(app.bar.calls).toHaveCount(0);
});

test("three calls an hour: three pages, an hour of waiting, three more", async ({ app, standIn }) => {
  await app.page.clock.install();
  const config = refreshing(standIn, { calls_per_hour: 3 });
  await app.open("./", { catalogue: agedSample(OLD), config });
  await expect(app.bar.progress).toHaveAttribute("data-state", "waiting");
  await expect(app.bar.progress).toHaveText(/calls .* used up.* goes on in (59|60) min\./);
  await expect(app.count).toHaveAttribute("data-total", "116");
  expect(await standIn.offsets()).toEqual([0, 100, 200]);
  await app.bar.unfold();
  await expect(app.bar.calls).toHaveText(/3 of 3 calls used/);

  await app.page.clock.fastForward("30:00");
  await expect(app.bar.progress).toHaveText(/goes on in (29|30) min\./);
  expect(await standIn.offsets()).toEqual([0, 100, 200]);

  await app.page.clock.fastForward("31:00");
  await expectRefreshed(app);
  expect(await standIn.offsets()).toEqual(OFFSETS);
});

test("calls of live views count against the same hour", async ({ app, standIn }) => {
  await app.page.clock.install();
  await app.open("./", { config: { api: standIn.api, catalogue: null, calls_per_hour: 2 } });
  await app.value("status", 4).click();
  await expect.poll(() => standIn.lists()).toHaveLength(2);
  await expect(app.page.locator("[aria-busy=true]")).toHaveCount(0);
  const before = await app.ids();
  await app.value("in_space", "true").click();
  await expect(app.alert).toHaveText(/as many calls to Launch Library 2 as an hour allows/);
  await expect(app.countdown).toHaveText(/another (59|60) min\./);
  expect(await app.ids()).toEqual(before);
  expect(await standIn.lists()).toHaveLength(2);
  await app.page.clock.fastForward("01:00:01");
  await app.retry.click();
  await expect(app.alert).toHaveCount(0);
  expect(await standIn.lists()).toHaveLength(3);
});

test("a refusal of one call holds back all others, in every tab", async ({ app, context, guard, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\/spacecraft\//);
  await app.page.clock.install();
  await standIn.set({ faults: [{ kind: "throttled", wait_secs: 600, times: 1 }] });
  await app.open("./", { config: { api: standIn.api, catalogue: null } });
  await expect(app.countdown).toHaveText(/another (9|10) min\./);
  const tab = await context.newPage();
  await tab.goto("./?status=4");
  await expect(tab.getByTestId("countdown")).toHaveText(/another (9|10) min\./);
  expect(await standIn.lists()).toHaveLength(1);
  await app.page.clock.fastForward("10:01");
  await app.retry.click();
  await expect(app.cards).toHaveCount(24);
  expect(await standIn.lists()).toHaveLength(2);
});

test("a refresh that would need more calls than are left waits before its first", async ({ app, standIn }) => {
  await app.page.clock.install();
  const config = refreshing(standIn, { calls_per_hour: 7 });
  await app.open("./", { catalogue: agedSample(OLD), config });
  await expectRefreshed(app);
  // Six of seven are used, and the next refresh needs six.
  await app.bar.unfold();
  await app.bar.refresh.click();
  await expect(app.bar.progress).toHaveAttribute("data-state", "waiting");
  expect(await standIn.offsets()).toEqual(OFFSETS);
  await app.page.clock.fastForward("01:00:01");
  await expect.poll(() => standIn.offsets()).toEqual([...OFFSETS, ...OFFSETS]);
  await expectRefreshed(app);
});

test.describe("where there are no locks", () => {
  test.beforeEach(async ({ context }) => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, "locks");
    });
  });

  test("two tabs make one refresh all the same", async ({ app, context, standIn }) => {
    await app.serve({ catalogue: agedSample(OLD), config: refreshing(standIn) });
    const other = await context.newPage();
    await Promise.all([app.page.goto("./"), other.goto("./")]);
    for (const tab of [app.page, other]) {
      expect(await tab.evaluate(() => "locks" in navigator)).toBe(false);
      await expect(tab.getByTestId("count")).toHaveAttribute("data-total", "596");
      await expect(tab.getByTestId("refresh")).toHaveCount(0);
    }
    expect(await standIn.offsets()).toEqual(OFFSETS);
  });

  test("a tab that was closed holds others back for a while only", async ({ app, context, standIn }) => {
    await context.clock.install();
    await standIn.set({ delays: [{ query: "offset=200", ms: 60_000 }] });
    await app.open("./", { catalogue: deployed(standIn, OLD), config: refreshing(standIn) });
    await expect.poll(() => standIn.offsets()).toEqual([0, 100, 200]);
    await app.page.close();
    await standIn.set({ delays: [] });
    const next = await context.newPage();
    await next.goto("./");
    await expect(next.getByTestId("refresh")).toHaveAttribute("data-state", "elsewhere");
    await next.clock.fastForward("01:31");
    await expect(next.getByTestId("count")).toHaveAttribute("data-total", "596");
    expect(await standIn.offsets()).toEqual([0, 100, 200, 200, 300, 400, 500]);
  });
});
