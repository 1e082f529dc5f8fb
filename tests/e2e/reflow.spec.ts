import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

/** What hangs over the edge of a page that scrolls sideways. */
async function overhang(app: App): Promise<string[]> {
  return app.page.evaluate(() => {
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
}

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
      "./?q=moon&view=table&group=agency&density=compact",
      "./?q=olympic",
      "./spacecraft/289/",
      "./about/",
      "./nothing-here",
    ]) {
      await app.open(path);
      const fold = app.page.getByRole("button", { name: "Filters" });
      if (await fold.isVisible()) await fold.click();
      const disclosure = app.page.getByText("Record in Launch Library 2’s shape");
      if (await disclosure.count()) await disclosure.click();
      expect(await overhang(app), path).toEqual([]);
    }
  });
}

test("a table fits its place, or scrolls in a frame, at every width of a desk", async ({ app }) => {
  await app.open("./?view=table");
  for (let width = 660; width <= 1_500; width += 20) {
    await app.page.setViewportSize({ width, height: 800 });
    const beyond = await app.page.getByRole("region", { name: "Table" }).evaluate((frame) => {
      const scrolls = getComputedStyle(frame).overflowX === "auto";
      const table = frame.querySelector("table")!.getBoundingClientRect();
      return scrolls ? 0 : Math.round(table.right - frame.getBoundingClientRect().right);
    });
    expect(beyond, `${width} px`).toBeLessThanOrEqual(0);
  }
});

for (const width of [320, 1280]) {
  test(`sheets and completions fit into ${width} px`, async ({ app }) => {
    await app.page.setViewportSize({ width, height: 600 });
    await app.open("./?ordering=status,-flights_count,name&view=table");
    for (const name of ["What to type", "Sort by", "Columns"] as const) {
      const [button, sheet] = app.sheet(name);
      await button.click();
      await expect(sheet).toBeVisible();
      expect(await overhang(app), name).toEqual([]);
      // The sheet itself scrolls down, and not sideways; all of it is within the window.
      const { over, box } = await sheet.evaluate((dialog) => ({
        over: dialog.scrollWidth - dialog.clientWidth,
        box: dialog.getBoundingClientRect().toJSON() as DOMRect,
      }));
      expect(over, name).toBeLessThanOrEqual(0);
      expect(box.left, name).toBeGreaterThanOrEqual(0);
      expect(box.right, name).toBeLessThanOrEqual(width);
      expect(box.top, name).toBeGreaterThanOrEqual(0);
      expect(box.bottom, name).toBeLessThanOrEqual(600);
      await app.page.keyboard.press("Escape");
    }
    await app.search.fill("agency:");
    await expect(app.completions.first()).toBeVisible();
    expect(await overhang(app)).toEqual([]);
  });
}

test("the first column stays in sight when the table is scrolled sideways", async ({ app }) => {
  await app.page.setViewportSize({ width: 800, height: 800 });
  const others = "time_in_space,time_docked,fastest_turnaround,agency,spacecraft_config,type,family,id,in_space";
  for (const columns of ["", `&columns=status,name,${others}`]) {
    await app.open(`./?view=table${columns}`);
    const region = app.page.getByRole("region", { name: "Table" });
    const first = app.rows.first().locator("> *").first();
    const before = (await first.boundingBox())!;
    await region.evaluate((region) => region.scrollTo({ left: region.scrollWidth, behavior: "instant" }));
    expect(await region.evaluate((region) => region.scrollLeft), columns).toBeGreaterThan(50);
    const after = (await first.boundingBox())!;
    expect(Math.abs(after.x - before.x), columns).toBeLessThanOrEqual(1);
  }
});

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

  test("the value that Enter would take can be told, and so can marks", async ({ app }) => {
    await app.open("./");
    await app.search.fill("status:");
    await app.search.press("ArrowDown");
    const colours = await app.completions.evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
    expect(colours[0]).not.toBe(colours[1]);
    await app.search.fill("soyuz");
    await expect.poll(() => app.page.evaluate(() => CSS.highlights.get("search")?.size ?? 0)).toBeGreaterThan(0);
    const mark = await app.page.evaluate(() => {
      const name = document.querySelector("h3 a") as Element;
      const style = getComputedStyle(name, "::highlight(search)");
      return [style.backgroundColor, getComputedStyle(name).backgroundColor];
    });
    expect(mark[0]).not.toBe(mark[1]);
  });
});

test("motion is little and short, and none for those who want none", async ({ app }) => {
  await app.open("./?view=table&group=status");
  await app.sheet("Columns")[0].click();
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
