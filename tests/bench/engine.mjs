// The engine alone, in WebAssembly: crates/wasm-bench.

import { visitor } from "./browser.mjs";

/** What is timed, and how often. */
const TIMES = {
  parse: 7,
  index: 7,
  typical_new_words: 48,
  typical_same_words: 40,
  sort_changed: 40,
  sort_first: 20,
};

/**
 * @param {import("@playwright/test").Browser} browser
 * @param {string} address
 * @returns {Promise<Record<string, number[]>>}
 */
export async function engine(browser, address) {
  const context = await visitor(browser);
  const page = await context.newPage();
  await page.goto(`${address}bench/engine.html`);
  await page.waitForFunction(() => "engine" in window, undefined, { timeout: 120_000 });
  /** @type {Record<string, number[]>} */
  const samples = {};
  for (const [what, times] of Object.entries(TIMES)) {
    samples[what] = await page.evaluate(
      ({ what, times }) => {
        const { engine } = /** @type {any} */ (window);
        // Once to warm up: the browser makes fast code of what runs often.
        engine.time(what, Math.ceil(times / 4));
        return Array.from(engine.time(what, times));
      },
      { what, times },
    );
  }
  await context.close();
  return samples;
}
