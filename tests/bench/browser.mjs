// Chromium, as the end-to-end tests start it.

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

import { chromium } from "@playwright/test";

/** The browser of this machine; Playwright's own is never downloaded. */
function executable() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const found =
    process.env.PERIGEE_CHROMIUM ??
    names
      .flatMap((name) => folders.map((folder) => join(folder, name)))
      .find((path) => existsSync(path));
  if (!found) throw new Error("No Chromium in PATH: set PERIGEE_CHROMIUM to where it is.");
  return found;
}

/** Starts the browser. */
export function launch() {
  return chromium.launch({
    executablePath: executable(),
    args: [
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
    ],
  });
}

/**
 * A new visitor with an empty cache.
 *
 * @param {import("@playwright/test").Browser} browser
 */
export function visitor(browser) {
  return browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "UTC",
    serviceWorkers: "block",
    // Movement takes time that says nothing about the app.
    reducedMotion: "reduce",
  });
}
