// Measures a built site in Chromium. `cargo xtask bench` prepares the site and starts this.
//
//   node tests/bench/run.mjs --site target/bench/600 --out target/bench/600.json

import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { engine } from "./engine.mjs";
import { serve } from "./server.mjs";
import { loads, visits } from "./visits.mjs";

const { values } = parseArgs({ options: { site: { type: "string" }, out: { type: "string" } } });
const { site, out } = values;
if (!site || !out) throw new Error("usage: run.mjs --site FOLDER --out FILE");

/** How busy the machine is with other things, from 0 to 1. */
async function busy() {
  const spent = () => {
    const times = cpus().map(({ times }) => times);
    const all = times.flatMap((time) => Object.values(time)).reduce((sum, ms) => sum + ms, 0);
    return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
  };
  const before = spent();
  await pause(2_000);
  const after = spent();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

const others = await busy();
const host = await serve(site);
const browser = await launch();
try {
  const report = {
    browser: `Chromium ${browser.version()}`,
    busy: others,
    loads: await loads(browser, host.address),
    ...(await visits(browser, host.address)),
    engine: await engine(browser, host.address),
  };
  await writeFile(out, JSON.stringify(report));
} finally {
  await browser.close();
  host.close();
}
