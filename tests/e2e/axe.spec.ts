import AxeBuilder from "@axe-core/playwright";

import type { Site } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const PAGES: [name: string, path: string, site?: Site][] = [
  ["the grid", "./?status=4&limit=12"],
  ["the table", "./?view=table&q=soyuz&limit=12"],
  ["an empty result", "./?q=zzz&status=4"],
  ["an error", "./", { catalogue: 500 }],
  ["a bad address", "./?status=x&limit=4"],
  ["a craft", "./spacecraft/289/?q=dragon"],
  ["about", "./about/"],
  ["an address without a page", "./nothing-here"],
];

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
      for (const colorScheme of ["light", "dark"] as const) {
        await app.page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page: app.page })
          .options({ resultTypes: ["violations"] })
          .withTags(TAGS)
          .analyze();
        const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
        expect(found, `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });
}
