// Visits to the site: how it loads, how it answers, and what it holds meanwhile.

import * as actions from "./actions.mjs";
import { visitor } from "./browser.mjs";
import { install } from "./stopwatch.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./stopwatch.mjs").Sample} Sample */

/** How often the site is loaded by someone who was never there. */
const LOADS = 7;

/** How long a page is left alone once it has loaded, in milliseconds. */
const PAUSE = 1_500;

/**
 * Opens an address as a new visitor, and waits until the app runs.
 *
 * @param {Browser} browser
 * @param {string} address
 */
async function open(browser, address) {
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.addInitScript(install);
  await page.goto(address, { waitUntil: "commit" });
  const painted = () => {
    const { ready, painted } = /** @type {any} */ (window).stopwatch;
    return ready !== null && painted !== null;
  };
  await page.waitForFunction(painted, undefined, { timeout: 120_000 });
  return { page, close: () => context.close() };
}

/**
 * Tasks of more than 50 ms, before and after the app was ready.
 *
 * @param {Page} page
 * @returns {Promise<{ loading: number[], after: number[] }>}
 */
function tasks(page) {
  return page.evaluate(() => {
    /** @type {import("./stopwatch.mjs").Stopwatch} */
    const { tasks, ready } = /** @type {any} */ (window).stopwatch;
    const length = (/** @type {{ duration: number }} */ task) => task.duration;
    const isAfter = (/** @type {{ start: number }} */ task) => task.start > (ready ?? 0);
    return {
      loading: tasks.filter((task) => !isAfter(task)).map(length),
      after: tasks.filter(isAfter).map(length),
    };
  });
}

/**
 * Bytes in use when the garbage is gone.
 *
 * @param {Page} page
 */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0;
  const wasm = await page.evaluate(() => /** @type {any} */ (window).stopwatch.memory());
  if (wasm === 0) throw new Error("the program's memory was not found, so it cannot be measured");
  await session.detach();
  return { heap, wasm: Number(wasm) };
}

/**
 * Loads the site again and again, each time with an empty cache.
 *
 * @param {Browser} browser
 * @param {string} address
 */
export async function loads(browser, address) {
  const samples = [];
  for (let times = 0; times < LOADS; times += 1) {
    const { page, close } = await open(browser, address);
    const { card, painted } = await page.evaluate(() => /** @type {any} */ (window).stopwatch);
    const { loading } = await tasks(page);
    samples.push({ card, painted, longest_task: Math.max(0, ...loading) });
    await close();
  }
  return samples;
}

/**
 * Three visits: to the cards, to a table of as many rows, and to a table of 100.
 *
 * @param {Browser} browser
 * @param {string} address
 */
export async function visits(browser, address) {
  const cards = await open(browser, address);
  await cards.page.waitForTimeout(PAUSE);
  const loaded = await memory(cards.page);
  const typing = await actions.typing(cards.page);
  const facet = await actions.facets(cards.page);
  const page = await actions.paging(cards.page);
  const first = await tasks(cards.page);
  const used = await memory(cards.page);
  await cards.close();

  const few = await open(browser, `${address}?view=table`);
  await few.page.waitForTimeout(PAUSE);
  const sort = await actions.sorting(few.page);
  const second = await tasks(few.page);
  await few.close();

  const many = await open(browser, `${address}?limit=100&view=table`);
  await many.page.waitForTimeout(PAUSE);
  const sort_100 = await actions.sorting(many.page);
  const { to_table, to_grid } = await actions.switching(many.page);
  const third = await tasks(many.page);
  const sorted = await memory(many.page);
  await many.close();

  return {
    actions: { typing, facet, sort, sort_100, page, to_table, to_grid },
    tasks: [...first.after, ...second.after, ...third.after],
    memory: { loaded, used, sorted },
  };
}
