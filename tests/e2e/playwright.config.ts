import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

import { defineConfig } from "@playwright/test";

// `cargo xtask test` builds dist/, sets the variables used here and starts this.

const top = fileURLToPath(new URL("../..", import.meta.url));

/** The browser of this machine; Playwright's own is never downloaded. */
function chromium(): string {
  const dirs = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found =
    process.env.PERIGEE_CHROMIUM ??
    names.flatMap((name) => dirs.map((dir) => join(dir, name))).find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium in PATH: set PERIGEE_CHROMIUM to where it is.");
  return found;
}

const xtask = process.env.PERIGEE_XTASK ? `"${process.env.PERIGEE_XTASK}"` : "cargo xtask";

// Without the variable it is compiled first.
const STARTED = { cwd: top, timeout: 180_000 };

/** nginx, serving a site below a path, or each folder of sites below its own name. */
function nginx(port: number, root: string, mount: string) {
  return { command: `${xtask} nginx --root ${root} --mount ${mount} --port ${port}`, port, ...STARTED };
}

export default defineConfig({
  testDir: ".",
  outputDir: join(top, "target/e2e-results"),
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes only at the second try has found something.
  retries: 0,
  workers: 2,
  // Room for a slow or busy machine; a test that passes takes a few seconds.
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ["list"],
    ["json", { outputFile: join(top, "target/e2e.json") }],
    ["./support/fault-report.ts"],
  ],
  use: {
    locale: "en-GB",
    timezoneId: "UTC",
    // Tests of the service worker allow it for themselves.
    serviceWorkers: "block",
    // Snapshots put a second <base> into the page, and slow it down.
    trace: { mode: "retain-on-failure", snapshots: false, screenshots: false },
    screenshot: "only-on-failure",
    // Tests of motion emulate the other preference.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A page that a test answers itself has no address of its own, and Chromium would not let
        // it ask the stand-in on this machine.
        "--disable-features=LocalNetworkAccessChecks",
        // No test may reach beyond this machine, and above all not the real API.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    },
  },
  projects: [
    { name: "repo", use: { baseURL: "http://127.0.0.1:4310/repo/" } },
    { name: "root", grep: /@smoke/, use: { baseURL: "http://127.0.0.1:4311/" } },
  ],
  webServer: [
    nginx(4310, "dist", "/repo/"),
    nginx(4311, "dist", "/"),
    nginx(4312, "target/e2e-sites", "/"),
    {
      // The stand-in for Launch Library 2.
      command: `${xtask} stand-in --port 4320 --count 596`,
      url: "http://127.0.0.1:4320/health_check/",
      ...STARTED,
    },
  ],
});
