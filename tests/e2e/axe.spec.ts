import AxeBuilder from "@axe-core/playwright";

import type { App, Site } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const PAGES: [name: string, path: string, site?: Site][] = [
  ["the grid", "./?status=4&limit=12"],
  ["the table", "./?view=table&q=soyuz&limit=12"],
  ["the table in groups, set tightly", "./?q=moon&limit=12&view=table&group=agency&density=compact"],
  ["an empty result", "./?q=zzz&status=4"],
  ["an error", "./", { catalogue: 500 }],
  ["a bad address", "./?status=x&limit=4"],
  ["a craft", "./spacecraft/289/?q=dragon"],
  ["about", "./about/"],
  ["an address without a page", "./nothing-here"],
];

/** What can be over the page, and how it gets there. */
const OVER: [name: string, path: string, open: (app: App) => Promise<void>][] = [
  ...(["What to type", "Sort by", "Columns"] as const).map(
    (name): (typeof OVER)[number] => [
      `the sheet “${name}”`,
      "./?ordering=status,-flights_count&limit=12&view=table",
      async (app) => {
        await app.sheet(name)[0].click();
        await expect(app.sheet(name)[1]).toBeVisible();
      },
    ],
  ),
  [
    "open completions",
    "./?limit=12",
    async (app) => {
      await app.search.fill("status:");
      await app.search.press("ArrowDown");
      await expect(app.completions).toHaveCount(4);
    },
  ],
  [
    "a query word without a meaning",
    "./?limit=12",
    async (app) => {
      await app.search.fill("status:nothing ");
      await expect(app.queryWord).not.toBeEmpty();
    },
  ],
];

/** Looks at the page as it is, in both themes. */
async function expectClean(app: App, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await app.page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page: app.page })
      .options({ resultTypes: ["violations"] })
      .withTags(TAGS)
      .analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
    expect(found, `${what}, ${colorScheme}`).toEqual([]);
  }
}

for (const [name, path, site] of PAGES) {
  test(`axe finds nothing on ${name}, in both themes, wide and narrow`, async ({ app, guard }) => {
    guard.allowFailure(/\/nothing-here$/);
    await app.open(path, site);
    const disclosure = app.page.getByText("Record in Launch Library 2’s shape");
    if (await disclosure.count()) await disclosure.click();
    for (const width of [1280, 360]) {
      await app.page.setViewportSize({ width, height: 800 });
      const fold = app.page.getByRole("button", { name: "Filters" });
      if (await fold.isVisible()) await fold.click();
      await expectClean(app, `${width} px`);
    }
  });
}

for (const [name, path, open] of OVER) {
  test(`axe finds nothing with ${name}, in both themes, wide and narrow`, async ({ app }) => {
    for (const width of [1280, 360]) {
      await app.page.setViewportSize({ width, height: 800 });
      await app.open(path);
      await open(app);
      await expectClean(app, `${width} px`);
    }
  });
}
