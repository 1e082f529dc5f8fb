import { sample } from "./support/catalogue.ts";
import { answer } from "./support/engine.ts";
import { difference } from "./support/pixels.ts";
import { expect, test } from "./support/test.ts";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the list shows the first page of craft, and links lead to their pages", { tag: "@smoke" }, async ({ app }) => {
    await app.go("./");
    const { ids, count } = answer(sample, "");
    expect(await app.ids()).toEqual(ids);
    await expect(app.count).toHaveText(`All ${count} spacecraft`);
    await app.link(ids[0] ?? 0).click();
    await expect(app.detail).toHaveAttribute("data-id", String(ids[0]));
    await expect(app.detail.getByText("Serial number")).toBeVisible();
    await app.page.locator("a[rel=next]").click();
    await expect(app.detail).toHaveAttribute("data-id", String(ids[1]));
    await app.page.getByRole("link", { name: "All results" }).click();
    await expect(app.cards).toHaveCount(ids.length);
  });

  test("a plain list leads to every craft", { tag: "@smoke" }, async ({ app }) => {
    await app.go("./");
    await app.page.getByRole("link", { name: "spacecraft on one page" }).click();
    const { count } = answer(sample, "");
    await expect(app.heading).toHaveText(`All ${count} spacecraft`);
    const links = app.page.getByRole("main").getByRole("listitem").getByRole("link");
    await expect(links).toHaveCount(count);
    await links.filter({ hasText: "Crew Dragon Endeavour" }).click();
    await expect(app.heading).toHaveText("Crew Dragon Endeavour");
  });

  for (const path of ["./", "./spacecraft/", "./spacecraft/289/", "./about/"]) {
    test(`nothing on ${path} promises what does not work`, async ({ app }) => {
      await app.go(path);
      await expect(app.heading).toBeVisible();
      // A field or button does nothing, and an address with a query shows what it always shows.
      const useless = app.page.locator("button, input, select, textarea, a[href*='?'], dialog");
      for (const one of await useless.all()) await expect(one).toBeHidden();
      for (const link of await app.page.locator("a[href]").filter({ visible: true }).all()) {
        const address = new URL((await link.getAttribute("href")) ?? "", await app.page.evaluate(() => document.baseURI));
        if (address.origin !== new URL(app.page.url()).origin) continue;
        expect((await app.page.request.get(address.href)).status(), address.href).toBe(200);
      }
    });
  }

  test("an address that no page was made for says what it needs", async ({ app }) => {
    app.guard.allowFailure(/nothing-here/);
    await app.go("./nothing-here");
    await expect(app.heading).toHaveText("Perigee needs JavaScript");
  });
});

for (const [name, path] of [
  ["the list", "./"],
  ["a craft", "./spacecraft/289/"],
  ["the about page", "./about/"],
] as const) {
  for (const width of [360, 1440]) {
    test(`${name} at ${width} px looks the same before and after the program takes over`, async ({ app }) => {
      await app.page.setViewportSize({ width, height: 900 });
      // Whether an optional typeface is there in time is chance, and here it must not be.
      await app.page.context().route("**/*.woff2", (route) => route.abort());
      app.guard.allowFailure(/\.woff2/);
      const go = await app.hold();
      await app.go(path);
      await app.page.waitForLoadState("domcontentloaded");
      await app.page.waitForTimeout(500);
      // Only the program knows the time; all around it stays in its place.
      await app.page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(".ago { visibility: hidden !important }");
        document.adoptedStyleSheets.push(sheet);
      });
      const before = await app.page.screenshot();
      go();
      await app.ready();
      await app.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await difference(app.page, before, await app.page.screenshot())).toBeLessThanOrEqual(2);
    });
  }
}

test("another view than the file holds is not flashed", async ({ app }) => {
  const go = await app.hold();
  await app.go("./?q=soyuz&view=table");
  await app.page.waitForLoadState("domcontentloaded");
  await expect(app.search).toBeVisible();
  for (const name of ["Apollo Columbia CSM-107", "All 116 spacecraft", "Single Use"]) {
    for (const text of await app.page.getByText(name).all()) {
      const unseen = await text.evaluate((element) => {
        const { visibility, color } = getComputedStyle(element);
        return visibility === "hidden" || color === "rgba(0, 0, 0, 0)" || !element.checkVisibility();
      });
      expect(unseen, name).toBe(true);
    }
  }
  go();
  await app.ready();
  await app.expectAnswer("q=soyuz&view=table");
});

test("every page says to others what it is about", async ({ app }) => {
  await app.go("./spacecraft/289/");
  const { page } = app;
  await expect(page).toHaveTitle("Crew Dragon Endeavour · Perigee");
  await expect(page.locator("meta[name=description]")).toHaveAttribute("content", /Crew Dragon 2 by SpaceX/);
  await expect(page.locator("meta[property='og:title']")).toHaveAttribute("content", "Crew Dragon Endeavour");
  const data = JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "");
  expect(data).toMatchObject({ "@context": "https://schema.org", "@type": "Vehicle", serialNumber: "C206" });
  // The suite's site was built without an address of its own.
  await expect(page.locator("link[rel=canonical], meta[property='og:image'], meta[property='og:url']")).toHaveCount(0);
});
