// Asks Lighthouse about pages. `cargo xtask lighthouse` serves them and starts this.
//
//   node tests/lighthouse/run.mjs --pages FILE --out FILE --runs 5

import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Nothing beyond this machine is ever asked.
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/**
 * The scores of a page, from 0 to 100, and the audits that cost some of them.
 *
 * @param {string} address
 */
async function ask(address) {
  // A browser of its own has a cache of its own.
  const chrome = await launch({
    chromePath: process.env.PERIGEE_CHROMIUM,
    chromeFlags: FLAGS,
    logLevel: "error",
  });
  try {
    const settings = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: /** @type {const} */ ("error") };
    const result = await lighthouse(address, settings);
    if (!result) throw new Error(`Lighthouse says nothing of ${address}`);
    const { lhr } = result;
    if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
    const scores = CATEGORIES.map((id) => [id.replace("-", "_"), (lhr.categories[id]?.score ?? 0) * 100]);
    const faults = CATEGORIES.flatMap((id) => lhr.categories[id]?.auditRefs ?? [])
      .map(({ id, weight }) => ({ weight, audit: lhr.audits[id] }))
      .filter(({ weight, audit }) => weight > 0 && audit && audit.score !== null && audit.score < 1)
      .map(({ weight, audit }) => {
        const { id = "", score = 0, displayValue = "" } = audit ?? {};
        return { id, score, weight, value: displayValue };
      });
    return { report: lhr, run: { scores: Object.fromEntries(scores), faults } };
  } finally {
    chrome.kill();
  }
}

const { values } = parseArgs({
  options: { pages: { type: "string" }, out: { type: "string" }, runs: { type: "string" } },
});
const { pages: input, out, runs: times } = values;
if (!input || !out || !times) throw new Error("usage: run.mjs --pages FILE --out FILE --runs 5");
/** @type {{ name: string, address: string }[]} */
const pages = JSON.parse(await readFile(input, "utf8"));
/** @type {Record<string, unknown[]>} */
const found = Object.fromEntries(pages.map(({ name }) => [name, []]));
// In turn, so that whatever else the machine does is shared fairly.
for (let run = 0; run < Number(times); run += 1) {
  for (const { name, address } of pages) {
    const { report, run } = await ask(address);
    found[name]?.push(run);
    await writeFile(out.replace(/\.json$/, `-${name}.json`), JSON.stringify(report));
  }
}
await writeFile(out, JSON.stringify(found));
