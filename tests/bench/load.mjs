// Measures first visits over a slow network with a slow processor. `cargo xtask bench --load`
// makes the sites and starts this.
//
//   node tests/bench/load.mjs --subjects FILE --out FILE

import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { busy } from "./machine.mjs";
import { Traffic } from "./traffic.mjs";
import { install } from "./watch.mjs";

/** @typedef {import("@playwright/test").Browser} Browser */
/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./watch.mjs").Seen} Seen */
/** @typedef {import("./watch.mjs").Wanted} Wanted */

/**
 * A page to be measured.
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} address
 * @property {boolean} runs Whether a program takes the page over.
 *
 * What a rehearsal finds out about it.
 * @typedef {object} Known
 * @property {string} card The first card in the end.
 * @property {[number, number]} box The middle of the search box.
 * @property {string} letter A letter that filters.
 * @property {string} count What it leaves.
 */

/** When nothing happens for so long, the visit is over, in milliseconds. */
const QUIET = 1_000;

/** How long to wait before asking the page again, in milliseconds. */
const AGAIN = 100;

/** The longest that any step may take, in milliseconds. */
const PATIENCE = 30_000;

/** Lighthouse calls this network slow 4G; bytes per second, milliseconds. */
const NETWORK = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};

/** How many times slower than this machine the visitor's is. */
const SLOWER = 4;

/**
 * Someone with a small screen who was never there.
 *
 * @param {Browser} browser
 * @param {"allow" | "block"} serviceWorkers
 */
function visitor(browser, serviceWorkers = "block") {
  return browser.newContext({
    viewport: { width: 412, height: 823 },
    locale: "en-GB",
    timezoneId: "UTC",
    serviceWorkers,
  });
}

/**
 * Opens a page and waits for the end of it, at the pace of this machine, to learn what to expect.
 *
 * @param {Browser} browser
 * @param {Subject} subject
 * @returns {Promise<Known>}
 */
async function rehearse(browser, { address, runs, name }) {
  const context = await visitor(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(address);
  if (runs) await page.waitForSelector("[data-ready=true]");
  const card = await page.getAttribute("[data-testid=card]", "data-id");
  if (!card) throw new Error(`${name} shows no card`);
  /** @type {Known} */
  const known = { card, box: [0, 0], letter: "", count: "" };
  if (runs) {
    const box = await page.locator("input[type=search]").boundingBox();
    if (!box) throw new Error(`${name} shows no search box`);
    known.box = [box.x + box.width / 2, box.y + box.height / 2];
    Object.assign(known, await letter(page));
  }
  await context.close();
  return known;
}

/**
 * A letter that leaves some cards, and not as many as before.
 *
 * @param {Page} page
 */
async function letter(page) {
  const number = () => page.getAttribute("[data-testid=count]", "data-count");
  const before = await number();
  const changed = "[data-testid=count]:not([data-count='" + before + "'])";
  for (const letter of "xzqkjvwb") {
    await page.fill("input[type=search]", letter);
    const count = await page.waitForSelector(changed, { timeout: 1_000 }).then(number, () => null);
    await page.fill("input[type=search]", "");
    await page.waitForSelector(`[data-testid=count][data-count="${before}"]`);
    if (count && count !== "0") return { letter, count };
  }
  throw new Error(`${page.url()}: no letter filters`);
}

/**
 * A first visit as a slow machine behind a slow network has it.
 *
 * @param {Browser} browser
 * @param {Subject} subject
 * @param {Wanted} wanted
 */
async function open(browser, { address }, wanted) {
  const context = await visitor(browser);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.addInitScript(install, wanted);
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", NETWORK);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const traffic = new Traffic(session);
  await page.goto(address, { waitUntil: "commit" });
  // Playwright's own ways of asking bring a script that takes a slow machine a tenth of a second.
  /** @param {string} expression */
  const ask = async (expression) => {
    const { result } = await session.send("Runtime.evaluate", { expression, returnByValue: true });
    return result.value;
  };
  /** @param {string} expression */
  const until = async (expression) => {
    const end = Date.now() + PATIENCE;
    while (!(await ask(expression))) {
      if (Date.now() > end) throw new Error(`${address}: it never came to ${expression}`);
      await pause(AGAIN);
    }
  };
  /** @returns {Promise<Seen>} */
  const seen = () => ask("window.seen");
  return { page, traffic, seen, until, close: () => context.close() };
}

/**
 * A visit of someone who only looks.
 *
 * @param {Browser} browser
 * @param {Subject} subject
 * @param {Known} known
 */
async function look(browser, subject, { card }) {
  const { traffic, seen, until, close } = await open(browser, subject, { card, count: null });
  await until("window.seen?.card != null");
  if (subject.runs) await until("document.documentElement.dataset.ready === 'true'");
  while (traffic.quiet < QUIET) await pause(100);
  const { tasks, fcp, ...rest } = await seen();
  await close();
  if (fcp === null) throw new Error(`${subject.name}: nothing was painted`);
  // As Lighthouse counts: what a task takes beyond 50 ms, from the first paint on.
  const blocked = tasks.map(({ start, duration }) => {
    const end = start + duration;
    return Math.max(0, Math.min(duration, end - fcp) - 50);
  });
  const tbt = blocked.reduce((sum, time) => sum + time, 0);
  return { ...rest, fcp, tbt, ...traffic.sums() };
}

/**
 * A visit of someone who types a letter as soon as there is a box: how long until it filters.
 *
 * @param {Browser} browser
 * @param {Subject} subject
 * @param {Known} known
 */
async function type(browser, subject, { card, box, letter, count }) {
  const { page, seen, until, close } = await open(browser, subject, { card, count });
  await until("document.querySelector('input[type=search]')?.checkVisibility()");
  await page.mouse.click(...box);
  await page.keyboard.press(letter);
  await until("window.seen.count !== null").catch((reason) => {
    throw new Error(`${subject.name}: the letter ${letter} was lost`, { cause: reason });
  });
  const { count: time } = await seen();
  await close();
  return time;
}

/**
 * What a service worker fetches for itself, in bytes; 0 where there is none.
 *
 * @param {Browser} browser
 * @param {Subject} subject
 */
async function worker(browser, { address }) {
  const context = await visitor(browser, "allow");
  /** @type {Promise<number>[]} */
  const sizes = [];
  let changed = Date.now();
  context.on("requestfinished", (request) => {
    changed = Date.now();
    if (!request.serviceWorker()) return;
    const size = request.sizes().then((it) => it.responseBodySize + it.responseHeadersSize);
    sizes.push(size.catch(() => 0));
  });
  const page = await context.newPage();
  await page.goto(address);
  while (Date.now() - changed < 3 * QUIET) await pause(100);
  const bytes = await Promise.all(sizes);
  await context.close();
  return bytes.reduce((sum, size) => sum + size, 0);
}

const { values } = parseArgs({
  options: { subjects: { type: "string" }, out: { type: "string" }, runs: { type: "string" } },
});
if (!values.subjects || !values.out) throw new Error("usage: load.mjs --subjects FILE --out FILE");
/** How often each page is visited. */
const runs = Number(values.runs ?? 7);
/** @type {Subject[]} */
const subjects = JSON.parse(await readFile(values.subjects, "utf8"));
const others = await busy();
const browser = await launch();
try {
  const found = [];
  for (const subject of subjects) {
    const known = await rehearse(browser, subject);
    const fetched = subject.runs ? await worker(browser, subject) : 0;
    /** @type {Awaited<ReturnType<typeof look>>[]} */
    const looks = [];
    /** @type {(number | null)[]} */
    const typed = [];
    found.push({ subject, known, looks, typed, worker: fetched });
  }
  // In turn, so that whatever else the machine does is shared fairly.
  for (let run = 0; run < runs; run += 1) {
    for (const { subject, known, looks, typed } of found) {
      looks.push(await look(browser, subject, known));
      if (subject.runs) typed.push(await type(browser, subject, known));
    }
  }
  const measured = found.map(({ subject, looks, typed, worker }) => {
    return { name: subject.name, looks, typed, worker };
  });
  const report = { browser: `Chromium ${browser.version()}`, busy: others, subjects: measured };
  await writeFile(values.out, JSON.stringify(report));
} finally {
  await browser.close();
}
