import { randomUUID } from "node:crypto";

import { expect, test as base } from "@playwright/test";

import { App } from "./app.ts";
import { Guard } from "./guard.ts";
import { StandIn } from "./stand-in.ts";

interface Fixtures {
  /** What watches the pages of this test; it fails the test by itself. */
  guard: Guard;
  /** The app, not yet opened. */
  app: App;
  /** This test's own corner of the stand-in for Launch Library 2. */
  standIn: StandIn;
}

/** The `test` of every spec: no page of it may panic, complain or call another host. */
export const test = base.extend<Fixtures>({
  guard: [
    async ({ context, serviceWorkers }, use) => {
      const guard = new Guard();
      await guard.watch(context, { routed: serviceWorkers !== "allow" });
      await use(guard);
      expect(guard.take(), "what no test may bring about").toEqual([]);
    },
    { auto: true },
  ],
  app: async ({ page, guard, browser }, use) => {
    const app = new App(page, guard, browser);
    await use(app);
    await app.close();
  },
  standIn: async ({}, use) => {
    await use(new StandIn(randomUUID()));
  },
});

export { expect };
