import type { App } from "./support/app.ts";
import { sample } from "./support/catalogue.ts";
import { agedSample, refreshing } from "./support/deployed.ts";
import { answer } from "./support/engine.ts";
import { CELL, type Cell } from "./support/fault-report.ts";
import { ROWS, SITUATIONS, type Row, type Situation } from "./support/faults.ts";
import { StandIn, type Settings } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

const WELL: Settings = { faults: [], throttle: null, drift: null, expose_retry_after: false };

/** Where the page is when a fault strikes, and what it has to show before and after. */
interface Scene {
  /** Makes the call, or calls, that meet the fault. */
  strike(): Promise<void>;
  /** What was on the page before is still there. */
  expectBefore(): Promise<void>;
  /** What was asked for is there. */
  expectAfter(): Promise<void>;
  /** Calls that a whole answer takes. */
  calls: number;
}

type Open = (app: App, standIn: StandIn, row: Row) => Promise<Scene>;

const live = (standIn: StandIn) => ({ config: { api: standIn.api, catalogue: null, calls_per_hour: 60 } });

/** The rows that a page of the live list has to show. */
async function expectRows(app: App, query: string, lost = 0): Promise<void> {
  const { ids, count } = await StandIn.list(query);
  await expect.poll(() => app.ids()).toEqual(ids.slice(lost));
  await expect(app.count).toHaveAttribute("data-count", String(count));
}

const SCENES: Record<Situation, Open> = {
  "first visit": async (app, standIn, { settings, lost }) => ({
    calls: 1,
    strike: async () => {
      await standIn.set(settings);
      await app.go("./", live(standIn));
    },
    expectBefore: () => expect(app.cards).toHaveCount(0),
    expectAfter: () => expectRows(app, "ordering=id&limit=24", lost),
  }),

  refresh: async (app, standIn, { settings, total }) => ({
    calls: 6,
    strike: async () => {
      await standIn.set(settings);
      const config = refreshing(standIn, { calls_per_hour: 60 });
      await app.open("./", { catalogue: agedSample({ hours: 48 }), config });
    },
    expectBefore: async () => {
      await expect(app.count).toHaveAttribute("data-total", String(sample.craft.length));
      expect(await app.ids()).toEqual(answer(sample, "").ids);
    },
    expectAfter: async () => {
      await expect(app.count).toHaveAttribute("data-total", String(total ?? 596));
      await expect(app.bar.progress).toHaveCount(0);
      if (total === undefined) await expectRows(app, "ordering=id&limit=24");
    },
  }),

  query: async (app, standIn, { settings, lost }) => {
    await app.open("./", live(standIn));
    const before = await app.ids();
    return {
      calls: 1,
      strike: async () => {
        await standIn.set(settings);
        await app.value("status", 4).click();
      },
      expectBefore: async () => expect(await app.ids()).toEqual(before),
      expectAfter: () => expectRows(app, "status=4&ordering=id&limit=24", lost),
    };
  },

  detail: async (app, standIn, { settings }) => {
    const { ids } = await StandIn.list("ordering=id&limit=100");
    const craft = sample.craft.find(({ id }) => ids.includes(id));
    if (!craft) throw new Error("the sample and the stand-in share no id");
    await app.open(`./spacecraft/${craft.id}/`, { config: { api: standIn.api } });
    return {
      calls: 1,
      strike: async () => {
        await standIn.set(settings);
        await app.page.locator("[data-action=load-flights]").click();
      },
      expectBefore: () => expect(app.heading).toHaveText(craft.name),
      expectAfter: async () => {
        await expect(app.page.getByTestId("flights")).toBeVisible();
        await expect(app.heading).toHaveText(craft.name);
      },
    };
  },
};

/** A fault that does no harm; what came of it in a few words. */
async function expectNoHarm(app: App, scene: Scene, { total }: Row, situation: Situation): Promise<string> {
  await scene.expectAfter();
  await expect(app.alert).toHaveCount(0);
  await expect(app.retry).toHaveCount(0);
  return situation === "refresh" ? `works: ${total ?? 596} records` : "works";
}

/** A fault that is told: the sentence, what stays on the page, and the way out. */
async function expectWayOut(app: App, standIn: StandIn, scene: Scene, row: Row, situation: Situation): Promise<string> {
  const told = situation === "refresh" ? app.bar.progress : app.alert;
  await expect(told).toHaveCount(1);
  await expect(told).toHaveText(row.words!);
  await scene.expectBefore();
  const asked = row.calls?.[situation] ?? 1;
  const soFar = situation === "query" ? 1 : 0;
  expect(await standIn.calls()).toHaveLength(soFar + asked);

  const goesOn = row.wait && situation === "refresh";
  if (row.wait) await expectPause(app, row.wait, situation);
  await standIn.set(WELL);
  if (row.wait) await app.page.clock.fastForward("02:00");
  if (!goesOn) {
    await expect(app.retry).toHaveCount(1);
    await app.retry.click();
  }
  await scene.expectAfter();
  await expect(app.alert).toHaveCount(0);
  expect(await standIn.calls()).toHaveLength(soFar + asked + scene.calls);
  return `${row.wait ? "counts down" : "says so"}, ${goesOn ? "goes on" : "button"}`;
}

/** The page counts the seconds down and offers no button meanwhile. */
async function expectPause(app: App, [least, most]: readonly [number, number], situation: Situation): Promise<void> {
  const countdown = situation === "refresh" ? app.bar.progress : app.countdown;
  if (situation === "refresh") await expect(countdown).toHaveAttribute("data-state", "waiting");
  await expect(app.retry).toHaveCount(0);
  const [, seconds] = /(\d+) s\.$/.exec(await countdown.innerText()) ?? [];
  expect(Number(seconds)).toBeGreaterThanOrEqual(least);
  expect(Number(seconds)).toBeLessThanOrEqual(most);
}

for (const row of ROWS) {
  for (const situation of row.where ?? SITUATIONS) {
    test(`${row.fault}: ${situation}`, async ({ app, guard, standIn }, info) => {
      const cell: Cell = { fault: row.fault, situation, outcome: "" };
      const note = { type: CELL, description: JSON.stringify(cell) };
      info.annotations.push(note);
      guard.allowFailure(/\/2\.3\.0\//);
      if (row.wait || row.forward) await app.page.clock.install();
      const scene = await SCENES[situation](app, standIn, row);
      const before = (await standIn.calls()).length;
      await scene.strike();
      if (row.forward) {
        await expect.poll(async () => (await standIn.calls()).length).toBe(before + 1);
        await app.page.clock.fastForward(row.forward);
      }
      cell.outcome = row.words
        ? await expectWayOut(app, standIn, scene, row, situation)
        : await expectNoHarm(app, scene, row, situation);
      if (!row.words) {
        const asked = row.calls?.[situation] ?? scene.calls;
        expect(await standIn.calls()).toHaveLength(before + asked);
      }
      note.description = JSON.stringify(cell);
    });
  }
}
