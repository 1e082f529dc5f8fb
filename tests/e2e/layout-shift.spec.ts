import { expect, test } from "./support/test.ts";

const MOST = 0.02;

for (const width of [360, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    for (const [name, path] of [
      ["browse", "./"],
      ["table", "./?view=table"],
      ["filtered", "./?q=soyuz&status=4&ordering=-flights_count"],
      ["bad address", "./?status=x&limit=y"],
      ["detail", "./spacecraft/289/"],
      ["about", "./about/"],
    ] as const) {
      test(`${name} does not shift while it loads`, async ({ app }) => {
        await app.page.addInitScript(() => {
          const shifts: { value: number; of: string[] }[] = [];
          Object.assign(window, { shifts });
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
                value: number;
                hadRecentInput: boolean;
                sources: { node?: Node }[];
              };
              const of = sources.map(({ node }) => (node as Element | undefined)?.className ?? "");
              if (!hadRecentInput) shifts.push({ value, of: of.map(String) });
            }
          }).observe({ type: "layout-shift", buffered: true });
        });
        await app.open(path, { catalogueDelay: 700 });
        await app.page.waitForLoadState("networkidle");
        const shifts = await app.page.evaluate(
          () => (window as unknown as { shifts: { value: number; of: string[] }[] }).shifts,
        );
        const sum = shifts.reduce((sum, { value }) => sum + value, 0);
        expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(MOST);
      });
    }
  });
}
