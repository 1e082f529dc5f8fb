import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

/** Scrolls so that a card further down is in sight, and gives its id. */
async function goDown(app: App): Promise<number> {
  await app.page.evaluate(() => window.scrollTo(0, 900));
  await expect.poll(() => app.scroll()).toBeGreaterThan(700);
  const ids = await app.ids();
  return ids[10]!;
}

async function expectPlace(app: App, scroll: number): Promise<void> {
  await expect.poll(async () => Math.abs((await app.scroll()) - scroll)).toBeLessThanOrEqual(2);
}

test("detail and return keep scroll and focus", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?ordering=name");
  const id = await goDown(app);
  await app.link(id).click();
  await expect(app.detail).toHaveAttribute("data-id", String(id));
  await expectPlace(app, 0);
  await expect(app.heading).toBeFocused();
  const scroll = await app.page.evaluate(() => history.state !== null);
  expect(scroll).toBe(true);

  await app.page.goBack();
  await app.expectView("ordering=name");
  await expect(app.link(id)).toBeFocused();
  await expect(app.link(id)).toBeInViewport();
  await app.page.goForward();
  await expect(app.detail).toHaveAttribute("data-id", String(id));
  await app.page.goBack();
  await app.expectView("ordering=name");
  await expect(app.link(id)).toBeFocused();
});

test("Back returns to the very pixel", async ({ app }) => {
  for (const view of ["grid", "table"]) {
    await app.open(view === "grid" ? "./" : "./?view=table&limit=100");
    const id = await goDown(app);
    await app.link(id).scrollIntoViewIfNeeded();
    const scroll = await app.scroll();
    expect(scroll).toBeGreaterThan(view === "grid" ? 500 : 50);
    await app.link(id).click();
    await expect(app.detail).toBeVisible();
    await app.page.evaluate(() => window.scrollTo(0, 50));
    await app.page.goBack();
    await expectPlace(app, scroll);
    await app.page.goForward();
    await expect(app.detail).toBeVisible();
    await expectPlace(app, 50);
  }
});

for (const view of ["grid", "table"]) {
  test(`Back on a phone returns to the same place of the ${view}`, async ({ app }) => {
    await app.page.setViewportSize({ width: 360, height: 700 });
    await app.open(view === "grid" ? "./" : "./?view=table");
    const id = (await app.ids()).at(-3)!;
    // Whoever scrolls there by hand sees all that is on the way.
    for (let times = 0; times < 12; times += 1) {
      await app.page.mouse.wheel(0, 400);
      await app.page.waitForTimeout(50);
    }
    await app.link(id).scrollIntoViewIfNeeded();
    const place = async () => (await app.link(id).boundingBox())!.y;
    const before = await place();
    await app.link(id).click();
    await expect(app.detail).toHaveAttribute("data-id", String(id));
    await app.page.goBack();
    await expect(app.link(id)).toBeFocused();
    await expect.poll(async () => Math.abs((await place()) - before)).toBeLessThanOrEqual(2);
  });
}

test("Back from the second page of results returns to where the pager was", async ({ app }) => {
  await app.open("./");
  await app.next.scrollIntoViewIfNeeded();
  const scroll = await app.scroll();
  await app.next.click();
  await app.expectView("offset=24");
  await app.page.goBack();
  await app.expectView("");
  await expectPlace(app, scroll);
  await expect(app.next).toBeFocused();
});

test("Back gives the focus to the control that made the step", async ({ app }) => {
  await app.open("./");
  const box = app.facet("status").getByRole("checkbox").first();
  await box.focus();
  await box.press("Space");
  await expect.poll(() => new URL(app.page.url()).search).toMatch(/^\?status=/);
  await app.view("table").focus();
  await app.view("table").press("Enter");
  await expect(app.rows.first()).toBeVisible();
  await app.page.goBack();
  await expect(app.cards.first()).toBeVisible();
  await expect(app.view("table")).toBeFocused();
  await app.page.goBack();
  await app.expectView("");
  await expect(box).toBeFocused();
});

test("a choice in the list keeps the scroll", async ({ app }) => {
  await app.open("./");
  await app.page.evaluate(() => window.scrollTo(0, 150));
  await app.value("status", 4).click();
  await app.expectView("status=4");
  await expectPlace(app, 150);
});

test("a reload keeps the place", async ({ app }) => {
  await app.open("./?ordering=name");
  await goDown(app);
  const scroll = await app.scroll();
  await app.page.reload();
  await app.ready();
  await expectPlace(app, scroll);
  await app.expectView("ordering=name");
});

test("coming back from another site keeps the place", async ({ app }) => {
  await app.open("./");
  await goDown(app);
  const scroll = await app.scroll();
  await app.page.goto("about:blank");
  await app.page.goBack();
  await app.ready();
  await expectPlace(app, scroll);
});

test("a new visit starts at the top", async ({ app }) => {
  await app.open("./?ordering=name");
  await goDown(app);
  await app.page.goto("./?ordering=-id");
  await app.ready();
  await expectPlace(app, 0);
});
