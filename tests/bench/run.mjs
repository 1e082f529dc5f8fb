// Measures a built site in Chromium. `cargo xtask bench` prepares the site and starts this.
//
//   node tests/bench/run.mjs --site target/bench/600 --out target/bench/600.json

import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { engine } from "./engine.mjs";
import { busy } from "./machine.mjs";
import { serve } from "./server.mjs";
import { loads, visits } from "./visits.mjs";

const { values } = parseArgs({ options: { site: { type: "string" }, out: { type: "string" } } });
const { site, out } = values;
if (!site || !out) throw new Error("usage: run.mjs --site FOLDER --out FILE");

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
