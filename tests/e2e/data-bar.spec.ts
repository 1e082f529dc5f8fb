import AxeBuilder from "@axe-core/playwright";

import type { App } from "./support/app.ts";
import { agedSample, deployed, newer, refreshing } from "./support/deployed.ts";
import type { StandIn } from "./support/stand-in.ts";
import { kept } from "./support/store.ts";
import { expect, test } from "./support/test.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What the bar can be busy with, brought about. */
const STATES: Record<string, (app: App, standIn: StandIn) => Promise<unknown>> = {
  "calls used": async (app, standIn) => {
    await app.open("./", { catalogue: agedSample({ hours: 48 }), config: refreshing(standIn) });
    await expect(app.count).toHaveAttribute("data-total", "596");
    await app.bar.unfold();
    await expect(app.bar.calls).toBeVisible();
  },
  "a refresh under way": async (app, standIn) => {
    await standIn.set({ delays: [{ query: "offset=200", ms: 60_000 }] });
    await app.open("./", { catalogue: deployed(standIn, { hours: 48 }), config: refreshing(standIn) });
    await expect(app.bar.progress).toContainText("200 of 596");
    await app.bar.unfold();
  },
  "a refresh that failed": async (app, standIn) => {
    await standIn.set({ faults: [{ kind: "cut" }] });
    await app.open("./", { catalogue: deployed(standIn, { hours: 48 }), config: refreshing(standIn) });
    await expect(app.bar.retry).toBeVisible();
  },
  "changes since the last visit": async (app, standIn) => {
    const first = deployed(standIn, { hours: 48 });
    const config = { api: standIn.api, refresh: "never" };
    await app.open("./", { catalogue: first, config });
    await expect.poll(() => kept(app.page, "catalogue")).not.toBeNull();
    await app.open("./", { catalogue: newer(first, { hours: 1 }).catalogue, config });
    await app.bar.changes.locator("summary").click();
    await expect(app.bar.changes.getByRole("link").first()).toBeVisible();
  },
};

for (const [what, bring] of Object.entries(STATES)) {
  test(`axe finds nothing on the bar with ${what}, in both themes, wide and narrow`, async ({ app, standIn }) => {
    await bring(app, standIn);
    await app.page.setViewportSize({ width: 320, height: 800 });
    const over = await app.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, "pixels beyond a narrow screen").toBeLessThanOrEqual(0);
    for (const width of [1440, 360]) {
      await app.page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"] as const) {
        await app.page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page: app.page })
          .include("[data-testid=data-bar]")
          .options({ resultTypes: ["violations"] })
          .withTags(TAGS)
          .analyze();
        const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
        expect(found, `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
}

for (const state of ["a refresh under way", "a refresh that failed"]) {
  test(`what comes by itself covers nothing: ${state}`, async ({ app, standIn }) => {
    await STATES[state]!(app, standIn);
    // The story is the visitor's own wish and may lie over the page.
    if (state === "a refresh under way") await app.bar.unfold();
    for (const width of [320, 360, 768, 1024, 1440]) {
      await app.page.setViewportSize({ width, height: 800 });
      for (const part of [app.heading, app.search]) {
        const covered = await part.evaluate((element) => {
          const { left, right, top, bottom } = element.getBoundingClientRect();
          const middle = (left + right) / 2;
          const seen = [top + 2, bottom - 2].map((height) => document.elementFromPoint(middle, height));
          return seen.filter((one) => !element.contains(one) && !one?.contains(element)).length;
        });
        expect(covered, `${part} at ${width} px`).toBe(0);
      }
    }
  });
}
