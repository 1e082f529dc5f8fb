import type { App } from "./support/app.ts";
import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

const FIRST = "ordering=id&limit=24";

const live = (standIn: StandIn) => ({ config: { api: standIn.api, catalogue: null } });

/** The way out of a fault: the fault gone, one click, one call, the rows. */
async function expectRecovery(app: App, standIn: StandIn): Promise<void> {
  const before = (await standIn.lists()).length;
  await standIn.set({ fail: null, faults: [], throttle: null, delay_ms: 0 });
  // Where the server named a wait, the button comes when it is over.
  await app.retry.click();
  const { ids } = await StandIn.list(FIRST);
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect(app.alert).toHaveCount(0);
  expect(await standIn.lists()).toHaveLength(before + 1);
}

const FAULTS: { name: string; settings: Parameters<StandIn["set"]>[0]; words: RegExp }[] = [
  { name: "500", settings: { fail: { status: 500, times: 9 } }, words: /status 500/ },
  { name: "503", settings: { fail: { status: 503, times: 9 } }, words: /status 503/ },
  {
    name: "429",
    settings: { faults: [{ kind: "throttled", wait_secs: 2 }] },
    words: /takes no more calls/,
  },
  {
    name: "the last call of the hour",
    settings: { throttle: { limit: 0, window_secs: 2 } },
    words: /takes no more calls/,
  },
  {
    name: "429 that other sites may not read",
    settings: { fail: { status: 429, times: 9, cors: false } },
    // The API is there, for it tells what is left of the allowance.
    words: /refused the request without a reason/,
  },
];

for (const { name, settings, words } of FAULTS) {
  test(`${name}: one sentence, and a retry that works`, async ({ app, guard, standIn }) => {
    guard.allowFailure(/\/2\.3\.0\/spacecraft\/\?/);
    await standIn.set(settings);
    await app.open("./", live(standIn));
    await expect(app.alert).toHaveText(words);
    await expect(app.cards).toHaveCount(0);
    expect(await standIn.lists()).toHaveLength(1);
    await expectRecovery(app, standIn);
  });
}

test("an answer that is no JSON", async ({ app, context, standIn }) => {
  await context.route("**/2.3.0/spacecraft/?*", (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Sign in to the hotel's network</h1>" }),
  );
  await app.open("./", live(standIn));
  await expect(app.alert).toBeVisible();
  await context.unroute("**/2.3.0/spacecraft/?*");
  await expectRecovery(app, standIn);
});

test("the network is gone", async ({ app, guard, context, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\//);
  await context.route("**/2.3.0/**", (route) => route.abort("internetdisconnected"));
  await app.open("./", live(standIn));
  await expect(app.alert).toHaveText(/could not be reached/);
  await context.unroute("**/2.3.0/**");
  await expectRecovery(app, standIn);
});

test("a value LL2 refuses is told in its words, and cannot be retried", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\/spacecraft\/\?/);
  await app.open("./?status=77", live(standIn));
  await expect(app.alert).toContainText("Select a valid choice");
  await expect(app.retry).toHaveCount(0);
  await app.chips.getByRole("link", { name: "Clear all" }).click();
  const { ids } = await StandIn.list(FIRST);
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect(app.alert).toHaveCount(0);
});

test("the last good rows stay while the next ones load, and when they fail", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\/spacecraft\/\?/);
  await app.open("./", live(standIn));
  const { ids } = await StandIn.list(FIRST);
  expect(await app.ids()).toEqual(ids);
  await standIn.set({ delay_ms: 1_200, fail: { status: 500 } });
  await app.value("status", 4).click();
  await expect(app.page.locator("[aria-busy=true]")).toHaveCount(1);
  expect(await app.ids()).toEqual(ids);
  await expect(app.alert).toHaveText(/status 500/);
  expect(await app.ids()).toEqual(ids);
  await standIn.set({ delay_ms: 0 });
  await app.retry.click();
  const wanted = await StandIn.list(`status=4&${FIRST}`);
  await expect.poll(() => app.ids()).toEqual(wanted.ids);
  await expect(app.alert).toHaveCount(0);
  await expect(app.page.locator("[aria-busy=true]")).toHaveCount(0);
});

test("a slow answer shows that it is on its way", async ({ app, standIn }) => {
  await standIn.set({ delay_ms: 2_500 });
  await app.go("./", live(standIn));
  await expect(app.page.getByTestId("skeleton")).toBeVisible();
  await expect(app.count).toContainText("Asking Launch Library 2");
  await expect(app.page.locator("html")).not.toHaveAttribute("data-ready", "true");
  await app.ready();
  await expect(app.page.getByTestId("skeleton")).toHaveCount(0);
  expect(await app.ids()).toEqual((await StandIn.list(FIRST)).ids);
});

test("an answer that does not come is given up after a while", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\/spacecraft\/\?/);
  await app.page.clock.install();
  await standIn.set({ delay_ms: 30_000 });
  await app.go("./", live(standIn));
  await expect.poll(async () => (await standIn.lists()).length).toBe(1);
  await app.page.clock.fastForward("01:00");
  await expect(app.alert).toHaveText(/took too long/);
  await app.ready();
  await expectRecovery(app, standIn);
});
