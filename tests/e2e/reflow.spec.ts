import { expect, test } from "./support/test.ts";

for (const width of [320, 360, 768, 2560]) {
  test(`no page scrolls sideways at ${width} px`, async ({ app, guard }) => {
    guard.allowFailure(/\/nothing-here$/);
    await app.page.setViewportSize({ width, height: 800 });
    for (const path of [
      "./",
      "./?view=table",
      "./?q=a+rather+long+search+that+goes+on+and+on&spacecraft_config=8&agency=121&view=table",
      `./?q=${"m".repeat(200)}`,
      "./?limit=all&offset=0",
      "./spacecraft/289/",
      "./about/",
      "./nothing-here",
    ]) {
      await app.open(path);
      const fold = app.page.getByRole("button", { name: "Filters" });
      if (await fold.isVisible()) await fold.click();
      const disclosure = app.page.getByText("Record in Launch Library 2’s shape");
      if (await disclosure.count()) await disclosure.click();
      const wide = await app.page.evaluate(() => {
        const room = innerWidth;
        if ((document.scrollingElement?.scrollWidth ?? 0) <= room) return [];
        // What hangs over the edge; what a region of its own scrolls is fine unless it escapes it.
        const over = [...document.querySelectorAll("body *")].filter((element) => {
          const escapes = getComputedStyle(element).position === "absolute";
          const held = element.closest("[role=region]") !== null && !escapes;
          return !held && element.getBoundingClientRect().right > room;
        });
        return ["the page scrolls sideways", ...over.map(({ outerHTML }) => outerHTML.slice(0, 100)).slice(0, 5)];
      });
      expect(wide, path).toEqual([]);
    }
  });
}

test("text at twice the size still fits", async ({ app }) => {
  await app.page.setViewportSize({ width: 640, height: 800 });
  for (const path of ["./", "./spacecraft/289/"]) {
    await app.open(path);
    await app.page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    const over = await app.page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
});

test.describe("with forced colours", () => {
  test.use({ contextOptions: { forcedColors: "active", reducedMotion: "reduce" } });

  test("what is chosen can still be told", async ({ app }) => {
    await app.open("./?status=4");
    await expect(app.cards.first()).toBeVisible();
    expect(await app.page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    const colours = await app.page.evaluate(() => {
      const look = (view: string) => {
        const link = document.querySelector(`[data-view-switch=${view}]`) as Element;
        return getComputedStyle(link).backgroundColor;
      };
      return [look("grid"), look("table")];
    });
    expect(colours[0]).not.toBe(colours[1]);
  });
});

test("motion is little and short, and none for those who want none", async ({ app }) => {
  await app.open("./");
  const longest = () =>
    Math.max(
      ...[...document.querySelectorAll("*")].flatMap((element) => {
        const { transitionDuration, animationDuration, animationName } = getComputedStyle(element);
        const times = [...transitionDuration.split(","), ...(animationName === "none" ? [] : animationDuration.split(","))];
        return times.map(parseFloat);
      }),
    );
  expect(await app.page.evaluate(longest)).toBeLessThanOrEqual(0.01);
  await app.page.emulateMedia({ reducedMotion: "no-preference" });
  expect(await app.page.evaluate(longest)).toBeLessThanOrEqual(0.2);
});
