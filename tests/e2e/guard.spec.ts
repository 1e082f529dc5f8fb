import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

/** What must never happen, and how the guard words it. */
const OFFENCES: [string, (app: App) => Promise<unknown>, RegExp][] = [
  [
    "an exception",
    (app) => app.page.evaluate(() => void setTimeout(() => { throw new Error("thrown on purpose"); })),
    /not handled.*thrown on purpose/s,
  ],
  [
    "a rejection",
    (app) => app.page.evaluate(() => void Promise.reject(new Error("rejected on purpose"))),
    /not handled.*rejected on purpose/s,
  ],
  [
    "a line in the console",
    (app) => app.page.evaluate(() => console.error("said on purpose")),
    /console: said on purpose/,
  ],
  [
    "a panic",
    (app) => app.page.evaluate(() => console.log("panicked at src/lib.rs:1:1")),
    /panicked at/,
  ],
  [
    "a request to another host",
    (app) => app.page.evaluate(() => fetch("https://ll.thespacedevs.com/2.3.0/").catch(() => null)),
    /another host: https:\/\/ll\.thespacedevs\.com/,
  ],
  [
    "a file that is missing",
    (app) => app.page.evaluate(() => fetch("missing.txt").then(() => null)),
    /404.*missing\.txt/s,
  ],
];

for (const [what, offend, words] of OFFENCES) {
  test(`the guard of all tests notices ${what}`, async ({ app, guard }) => {
    await app.open("./about/");
    expect(guard.take()).toEqual([]);
    await offend(app);
    const seen: string[] = [];
    await expect.poll(() => seen.push(...guard.take()) && seen.join("\n")).toMatch(words);
    await app.page.waitForTimeout(100);
    guard.take();
  });
}
