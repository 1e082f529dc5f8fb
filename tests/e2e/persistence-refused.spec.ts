import type { BrowserContext, Page } from "@playwright/test";

import type { App } from "./support/app.ts";
import { deployed, refreshing } from "./support/deployed.ts";
import { EMPTY_PAGE } from "./support/store.ts";
import { expect, test } from "./support/test.ts";

/** Databases and browsers that keep nothing, each laid out before the app starts. */
const REFUSALS: [what: string, refuse: (app: App, context: BrowserContext) => Promise<unknown>][] = [
  [
    "a database of the same name without our store",
    async ({ page }) => {
      await page.goto(EMPTY_PAGE);
      await page.evaluate(foreignDatabase, { version: 1, store: "other" });
    },
  ],
  [
    "a database of a newer version",
    async ({ page }) => {
      await page.goto(EMPTY_PAGE);
      await page.evaluate(foreignDatabase, { version: 7, store: "texts" });
    },
  ],
  [
    "a full disk that says so at once",
    (_, context) =>
      context.addInitScript(() => {
        IDBObjectStore.prototype.put = () => {
          throw new DOMException("no room", "QuotaExceededError");
        };
      }),
  ],
  [
    "a full disk that says so at the end",
    (_, context) =>
      context.addInitScript(() => {
        const put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function (...rest) {
          const request = put.apply(this, rest);
          this.transaction.abort();
          return request;
        };
      }),
  ],
  [
    "an IndexedDB that throws",
    (_, context) =>
      context.addInitScript(() => {
        IDBFactory.prototype.open = () => {
          throw new DOMException("not here", "SecurityError");
        };
      }),
  ],
  [
    "no IndexedDB at all",
    (_, context) =>
      context.addInitScript(() => {
        Object.defineProperty(window, "indexedDB", { value: undefined });
      }),
  ],
  [
    "a database that never opens",
    (_, context) =>
      context.addInitScript(() => {
        IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
      }),
  ],
];

async function foreignDatabase({ version, store }: { version: number; store: string }): Promise<void> {
  const open = indexedDB.open("perigee", version);
  open.onupgradeneeded = () => void open.result.createObjectStore(store);
  await new Promise((resolve, reject) => {
    open.onsuccess = resolve;
    open.onerror = reject;
  });
  open.result.close();
}

for (const [what, refuse] of REFUSALS) {
  test(`${what}: the refresh works for the visit`, async ({ app, context, standIn }) => {
    await refuse(app, context);
    await app.open("./", { catalogue: deployed(standIn, { hours: 48 }), config: refreshing(standIn) });
    await expect(app.count).toHaveAttribute("data-total", "596");
    await expect(app.bar.progress).toHaveCount(0);
    await expect(app.alert).toHaveCount(0);
    expect(await standIn.offsets()).toEqual([0, 100, 200, 300, 400, 500]);
  });
}

test("a database that never opens delays the first view a little", async ({ app, context, standIn }) => {
  await app.page.goto(EMPTY_PAGE);
  await app.page.evaluate(() => localStorage.setItem("perigee.kept", ""));
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      document.documentElement.dataset.asked = "";
      return new EventTarget() as IDBOpenDBRequest;
    };
  });
  // A clock of the test's own stands still while a busy machine takes its time.
  const { clock } = app.page;
  await clock.install();
  await clock.pauseAt(Date.now() + 1_000);
  const file = deployed(standIn, { hours: 0.5 });
  const catalogue = app.page.waitForResponse("**/data/catalogue.json");
  await app.go("./", { catalogue: file, config: refreshing(standIn) });
  const root = app.page.locator("html");
  await Promise.all([expect(root).toHaveAttribute("data-asked"), (await catalogue).finished()]);
  await clock.runFor(500);
  // Were it ready now, nothing would be waited for, and this test would show nothing.
  await settled(app.page);
  await expect(root).not.toHaveAttribute("data-ready");
  await clock.runFor(1_500);
  await app.expectAnswer("", file);
});

test("where nothing is noted to be kept, the first view waits for no database", async ({ app, context, standIn }) => {
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
  });
  // Patience with a database ends by a clock that stands still here.
  const { clock } = app.page;
  await clock.install();
  await clock.pauseAt(Date.now() + 1_000);
  const file = deployed(standIn, { hours: 0.5 });
  await app.go("./", { catalogue: file, config: refreshing(standIn) });
  await expect(app.page.locator("html")).toHaveAttribute("data-ready");
  await app.expectAnswer("", file);
});

/** Waits until a page that has all it needs would long be built. */
async function settled(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.goto("./");
  await expect(other.locator("html")).toHaveAttribute("data-asked");
  await other.close();
}
