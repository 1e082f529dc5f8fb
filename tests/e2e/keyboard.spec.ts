import type { App } from "./support/app.ts";
import type { Locator } from "@playwright/test";
import { expect, test } from "./support/test.ts";

/** Presses Tab until this has the focus, as someone without a mouse has to. */
async function tabTo(app: App, target: Locator, most = 80): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await app.page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached with ${most} presses of Tab: ${target}`);
}

test("a walk with the keyboard alone", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  const { keyboard } = app.page;

  await keyboard.press("Tab");
  const skip = app.page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await keyboard.press("Enter");
  await expect(app.page.getByRole("main")).toBeFocused();

  await tabTo(app, app.search, 3);
  await keyboard.type("soyuz");
  await app.expectView("q=soyuz");

  const singleUse = app.facet("status").getByRole("checkbox", { name: "Single Use" });
  await tabTo(app, singleUse);
  await keyboard.press("Space");
  await app.expectView("q=soyuz&status=4");
  await expect(singleUse).toBeFocused();

  await tabTo(app, app.view("table"));
  await keyboard.press("Enter");
  await app.expectView("q=soyuz&status=4&view=table");

  const byFlights = app.column("time_in_space").getByRole("link");
  await tabTo(app, byFlights);
  await keyboard.press("Enter");
  await app.expectView("q=soyuz&status=4&ordering=-time_in_space&view=table");
  await expect(byFlights).toBeFocused();

  await tabTo(app, app.next);
  await keyboard.press("Enter");
  await app.expectView("q=soyuz&status=4&ordering=-time_in_space&offset=24&view=table");
  await expect(app.count).toBeFocused();

  const [id] = await app.ids();
  await tabTo(app, app.link(id!));
  await keyboard.press("Enter");
  await expect(app.detail).toHaveAttribute("data-id", String(id));
  await expect(app.heading).toBeFocused();

  // The browser's own key for Back does not reach it from here.
  await app.page.goBack();
  await app.expectView("q=soyuz&status=4&ordering=-time_in_space&offset=24&view=table");
  await expect(app.link(id!)).toBeFocused();
});

test("query words, groups, sheets and the link are reached and worked with Tab and keys alone", async ({ app, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await app.open("./?view=table");
  const { keyboard } = app.page;
  await tabTo(app, app.search);
  await keyboard.type("status:s");
  await keyboard.press("ArrowDown");
  await keyboard.press("Enter");
  await app.expectView("status=4&view=table");

  for (const name of ["What to type", "Sort by", "Columns"] as const) {
    const [button, sheet] = app.sheet(name);
    // Groups are chosen between the sheets.
    if (name === "Columns") {
      await tabTo(app, app.grouping);
      await keyboard.type("Conf");
      await app.expectView("status=4&ordering=-time_docked&view=table&group=spacecraft_config");
    }
    await tabTo(app, button);
    await keyboard.press("Enter");
    await expect(sheet).toBeVisible();
    if (name === "Sort by") {
      await tabTo(app, sheet.getByRole("combobox").first(), 3);
      await keyboard.type("Longest d");
      await app.expectView("status=4&ordering=-time_docked&view=table");
    }
    if (name === "Columns") {
      await tabTo(app, sheet.getByRole("button", { name: "Move Status earlier" }), 12);
      await keyboard.press("Enter");
      await keyboard.press("Enter");
      await expect.poll(() => app.page.url()).toContain("&columns=status,name,serial_number,");
    }
    await keyboard.press("Escape");
    await expect(sheet).toBeHidden();
    await expect(button).toBeFocused();
  }

  const copy = app.page.getByRole("button", { name: /^(Copy link|Link copied)$/ });
  await tabTo(app, copy);
  await keyboard.press("Enter");
  await expect(copy).toHaveText("Link copied");
});

/** What has the focus without showing it; empty if it shows, null if nothing has it. */
async function unseenFocus(app: App): Promise<string | null> {
  return app.page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (!element || element === document.body) return null;
    // The ring may be drawn around a whole card or label.
    const around = [element, element.closest("li, label"), element.parentElement];
    const ringed = around.some((one) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const box = element.getBoundingClientRect();
    const inSight = box.bottom > 0 && box.top < innerHeight;
    return ringed && inSight ? "" : element.outerHTML.slice(0, 120);
  });
}

test("whatever has the focus can be seen to have it", async ({ app }) => {
  for (const path of ["./?status=4", "./?limit=12&view=table&group=status", "./spacecraft/289/"]) {
    await app.open(path);
    const unseen: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await app.page.keyboard.press("Tab");
      const focused = await unseenFocus(app);
      if (focused === null) break;
      if (focused) unseen.push(focused);
    }
    expect(unseen, path).toEqual([]);
  }
});

test("in a sheet, too, whatever has the focus can be seen to have it", async ({ app }) => {
  await app.open("./?view=table");
  for (const name of ["What to type", "Sort by", "Columns"] as const) {
    const [button, sheet] = app.sheet(name);
    await button.focus();
    await button.press("Enter");
    await expect(sheet).toBeVisible();
    const unseen: string[] = [];
    for (let presses = 0; presses < 40; presses += 1) {
      const focused = await unseenFocus(app);
      if (focused) unseen.push(focused);
      await app.page.keyboard.press("Tab");
    }
    expect(unseen, name).toEqual([]);
    await app.page.keyboard.press("Escape");
  }
});
