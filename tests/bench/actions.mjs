// What a visitor does, with the keyboard and the mouse of a real browser.

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("./stopwatch.mjs").Sample} Sample */

/** The first is for warming up. All of them are found in every made-up catalogue. */
const WORDS = ["gemini", "soyuz", "dragon", "progress", "apollo", "vostok", "cygnus"];

/** How often each choice is made and taken back. */
const ROUNDS = 2;

/**
 * How long one input takes to show.
 *
 * @param {Page} page
 * @param {"keydown" | "click"} type
 * @param {() => Promise<void>} input
 * @returns {Promise<Sample>}
 */
async function timed(page, type, input) {
  await page.evaluate((type) => /** @type {any} */ (window).stopwatch.arm(type), type);
  await input();
  return page.evaluate(() => /** @type {any} */ (window).stopwatch.result());
}

/**
 * The middle of an element, brought into view and waited for to be drawn there.
 *
 * @param {Page} page
 * @param {string} selector
 * @returns {Promise<[number, number]>}
 */
function place(page, selector) {
  return page.evaluate(async (selector) => {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`the page has no ${selector}`);
    element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 0)));
    const { x, y, width, height } = element.getBoundingClientRect();
    const middle = /** @type {[number, number]} */ ([x + width / 2, y + height / 2]);
    const hit = document.elementFromPoint(...middle);
    if (!hit || !element.contains(hit)) throw new Error(`${selector} is covered`);
    return middle;
  }, selector);
}

/**
 * @param {Page} page
 * @param {string} selector
 */
async function click(page, selector) {
  const [x, y] = await place(page, selector);
  // A pointer that arrives and a pointer that clicks are two things.
  await page.mouse.move(x, y);
  return timed(page, "click", () => page.mouse.click(x, y, { delay: 60 }));
}

/**
 * Words, letter by letter, each taken back letter by letter.
 *
 * @param {Page} page
 */
export async function typing(page) {
  const [x, y] = await place(page, "input[type=search]");
  await page.mouse.click(x, y);
  /** @type {Sample[]} */
  let samples = [];
  for (const [at, word] of WORDS.entries()) {
    const keys = [...word, ...Array.from(word, () => "Backspace")];
    for (const key of keys) {
      samples.push(await timed(page, "keydown", () => page.keyboard.press(key)));
    }
    if (at === 0) samples = [];
  }
  return samples;
}

/**
 * Every status and type that is on screen, chosen and taken back.
 *
 * @param {Page} page
 */
export async function facets(page) {
  const values = await page.evaluate(() =>
    ["status", "type"].flatMap((facet) =>
      [...document.querySelectorAll(`[data-facet=${facet}] [data-value]`)]
        .filter((value) => value.checkVisibility())
        .map((value) => `[data-facet=${facet}] [data-value="${value.getAttribute("data-value")}"]`),
    ),
  );
  const [first] = values;
  if (!first) throw new Error("the page has no status and no type to choose");
  for (let times = 0; times < 4; times += 1) await click(page, first);
  /** @type {Sample[]} */
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const value of values) {
      samples.push(await click(page, value), await click(page, value));
    }
  }
  return samples;
}

/**
 * Ten pages on and ten back.
 *
 * @param {Page} page
 */
export async function paging(page) {
  const [next, previous] = ["a[rel=next]", "a[rel=prev]"];
  for (const step of [next, previous]) await click(page, step);
  /** @type {Sample[]} */
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const step of [next, previous]) {
      for (let times = 0; times < 10; times += 1) samples.push(await click(page, step));
    }
  }
  return samples;
}

/**
 * From the table to the grid and back.
 *
 * @param {Page} page
 * @returns {Promise<{ to_table: Sample[], to_grid: Sample[] }>}
 */
export async function switching(page) {
  const [table, grid] = ["[data-view-switch=table]", "[data-view-switch=grid]"];
  for (let times = 0; times < 2; times += 1) {
    for (const view of [grid, table]) await click(page, view);
  }
  /** @type {{ to_table: Sample[], to_grid: Sample[] }} */
  const samples = { to_table: [], to_grid: [] };
  for (let times = 0; times < 20; times += 1) {
    samples.to_grid.push(await click(page, grid));
    samples.to_table.push(await click(page, table));
  }
  return samples;
}

/**
 * The table's columns, each sorted by for the first time, then the other way round, then again.
 *
 * @param {Page} page
 */
export async function sorting(page) {
  const columns = await page.evaluate(() =>
    [...document.querySelectorAll("[data-sort]")].map((head) => head.getAttribute("data-sort")),
  );
  // The last column warms up, so that the more usual ones are met cold.
  const warm = columns.pop();
  for (let times = 0; times < 4; times += 1) await click(page, `[data-sort=${warm}] a`);
  /** @type {Sample[]} */
  const samples = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const column of columns) {
      const link = `[data-sort=${column}] a`;
      samples.push(await click(page, link), await click(page, link));
    }
  }
  return samples;
}
