import { expect, test } from "./support/test.ts";

test("what was typed early is searched for, and typing goes on", { tag: "@smoke" }, async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  await app.search.click();
  await app.page.keyboard.type("soyz");
  await app.page.keyboard.press("ArrowLeft");
  go();
  await app.ready();
  await app.page.keyboard.type("u");
  await expect(app.search).toHaveValue("soyuz");
  await app.expectView("q=soyuz");
  await expect(app.search).toBeFocused();
});

test("what was typed early is in the first view", async ({ app }) => {
  await app.page.addInitScript(() => {
    // The counts that the page shows, in their order.
    const seen: (string | undefined)[] = ((window as any).counts = []);
    new MutationObserver(() => {
      const count = document.querySelector<HTMLElement>("[data-testid=count]");
      if (count?.isConnected && count.dataset.count !== seen.at(-1)) seen.push(count.dataset.count);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  const go = await app.hold();
  await app.go("./?type=1");
  await app.search.click();
  await app.page.keyboard.type("so");
  go();
  await app.ready();
  await app.expectView("q=so&type=1");
  const count = await app.count.getAttribute("data-count");
  const counts = await app.page.evaluate(() => (window as any).counts as string[]);
  expect(counts.at(-1)).toBe(count);
  // The file's own count, then at once that of the search.
  expect(new Set(counts).size).toBeLessThanOrEqual(2);
  await expect(app.page.getByTestId("announcer")).toHaveText((await app.count.textContent())!);
});

test("who types early what is searched for already stays on the page", async ({ app }) => {
  const go = await app.hold();
  await app.go("./?q=a&limit=12&offset=12");
  await app.search.click();
  await app.page.keyboard.type("a");
  go();
  await app.ready();
  await app.expectView("q=a&limit=12&offset=12");
});

test("a query word begun early is completed", async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  await app.search.click();
  await app.page.keyboard.type("dragon status:");
  go();
  await app.ready();
  await expect(app.completions.first()).toBeVisible();
  await expect(app.search).toHaveValue("dragon status:");
});

test("a query word typed early becomes a condition", async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  await app.search.click();
  await app.page.keyboard.type("status:retired dragon");
  go();
  await app.ready();
  await expect(app.search).toHaveValue(/^\s*dragon$/);
  await expect(app.page).toHaveURL(/status=2.*q=dragon|q=dragon.*status=2/);
});

test("boxes ticked early are filters", async ({ app }) => {
  await app.page.setViewportSize({ width: 1440, height: 900 });
  const go = await app.hold();
  await app.go("./");
  await app.value("status", 1).click();
  await app.value("status", 2).click();
  go();
  await app.ready();
  await app.expectView("status=1&status=2");
});

test("a button pressed early does what it says", async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  const [button, sheet] = app.sheet("Sort by");
  await button.click();
  await expect(sheet).toBeHidden();
  go();
  await app.ready();
  await expect(sheet).toBeVisible();
});

test("an order chosen early is the order", async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  await app.order.selectOption({ label: "Most flights first" });
  go();
  await app.ready();
  await app.expectView("ordering=-flights_count");
});

test("a disclosure opened early stays open", async ({ app }) => {
  const go = await app.hold();
  await app.go("./spacecraft/289/");
  await app.detail.getByText("Record in Launch Library 2’s shape").click();
  go();
  await app.ready();
  await expect(app.detail.getByRole("region", { name: "Record as JSON" })).toBeVisible();
});

test("a theme that was kept is not taken for a choice made early", async ({ app }) => {
  await app.page.addInitScript(() => localStorage.setItem("perigee.theme", "dark"));
  await app.open("./");
  await expect(app.page.locator("#theme")).toHaveValue("dark");
  await expect(app.page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("focus and scroll stay where they are", async ({ app }) => {
  await app.page.setViewportSize({ width: 1440, height: 900 });
  const go = await app.hold();
  await app.go("./");
  const link = app.link(9);
  await link.focus();
  await app.page.evaluate(() => window.scrollTo(0, 700));
  await expect.poll(() => app.scroll()).toBe(700);
  go();
  await app.ready();
  await app.page.waitForTimeout(300);
  expect(await app.scroll()).toBe(700);
  await expect(link).toBeFocused();
});

for (const [view, path, last] of [
  ["grid", "./", ".card:nth-child(24)"],
  ["table", "./?view=table", "tbody tr:nth-child(24)"],
] as const) {
  test(`what is out of sight in the ${view} is laid out when somebody looks for it`, async ({ app }) => {
    await app.page.setViewportSize({ width: 360, height: 700 });
    const visibility = (selector: string) =>
      app.page.locator(selector).evaluate((element) => getComputedStyle(element).contentVisibility);
    const go = await app.hold();
    await app.go("./");
    await expect(app.page.locator("html")).toHaveAttribute("data-settling", "2");
    expect(await visibility(".card:nth-child(24)")).toBe("hidden");
    await app.go(path);
    go();
    await app.ready();
    await expect(app.page.locator("html")).not.toHaveAttribute("data-settling");
    expect(await visibility(last)).toBe("auto");
    const drawn = () =>
      app.page
        .locator(last)
        .locator("a")
        .first()
        .evaluate((link) => link.checkVisibility({ contentVisibilityAuto: true }));
    expect(await drawn()).toBe(false);
    await app.page.locator(last).scrollIntoViewIfNeeded();
    await expect.poll(drawn).toBe(true);
  });
}

test("what is out of sight is there for who scrolls before the program runs", async ({ app }) => {
  await app.page.setViewportSize({ width: 360, height: 700 });
  await app.hold();
  await app.go("./");
  const { y: before } = (await app.cards.nth(2).boundingBox())!;
  await app.page.mouse.wheel(0, 2_000);
  await expect(app.page.locator("html")).not.toHaveAttribute("data-settling");
  await expect(app.cards.last().getByRole("link")).toBeVisible();
  const scroll = await app.scroll();
  expect((await app.cards.nth(2).boundingBox())!.y).toBe(before - scroll);
});

test("a link followed early leads where it says", async ({ app }) => {
  const go = await app.hold();
  await app.go("./");
  await app.view("table").click();
  await app.page.waitForURL(/view=table/);
  go();
  await app.ready();
  await app.expectView("view=table");
});

test.describe("a program that cannot be had", () => {
  test("leaves the page readable and says so", { tag: "@smoke" }, async ({ app }) => {
    app.guard.allowFailure(/_bg\.wasm|failed to fetch|Failed to fetch/);
    await app.page.context().route("**/*_bg.wasm", (route) => route.abort());
    await app.go("./?q=soyuz");
    await expect(app.alert).toContainText("could not be loaded");
    await expect(app.cards).toHaveCount(24);
    await expect(app.cards.first()).toBeVisible();
    await expect(app.page.locator("html")).not.toHaveAttribute("data-settling");
    await expect(app.search).toBeHidden();
  });

  test("because the host has a newer one is asked for once more", async ({ app }) => {
    app.guard.allowFailure(/perigee-|Failed to fetch dynamically/);
    let asked = 0;
    await app.page.context().route("**/perigee-*.js", async (route) => {
      asked += 1;
      // The first page names files that are gone; the page loaded anew does not.
      if (asked <= 2) return route.fulfill({ status: 404, body: "gone" });
      return route.continue();
    });
    await app.go("./");
    await app.ready();
    await expect(app.alert).toHaveCount(0);
    expect(asked).toBeGreaterThan(2);
  });
});
