import { sample } from "./support/catalogue.ts";
import { agedSample, newer } from "./support/deployed.ts";
import { Line } from "./support/line.ts";
import { pictured } from "./support/pictured.ts";
import { expect, test } from "./support/sites.ts";

for (const gone of ["the host", "the network"]) {
  test(`after one visit everything works without ${gone}`, async ({ visitor, site, context }) => {
    await visitor.visit(site);
    await visitor.installed();
    site.line.cut();
    // The browser then says so to the page; the worker's requests it lets through.
    await context.setOffline(gone === "the network");

    await visitor.page.reload();
    await visitor.ready();
    await visitor.expectAnswer("");
    await visitor.search.fill("dragon");
    await visitor.expectView("q=dragon");
    await visitor.view("table").click();
    await visitor.expectView("q=dragon&view=table");
    await visitor.link(289).click();
    await expect(visitor.detail).toHaveAttribute("data-id", "289");
    await visitor.page.reload();
    await visitor.ready();
    await expect(visitor.heading).toHaveText("Crew Dragon Endeavour");

    // None of these was ever visited. The page looks for its base in the folders above it.
    visitor.guard.allowFailure(/\/nothing\/icon\.svg$/);
    await visitor.visit(site, "?status=1&view=table");
    await visitor.expectView("status=1&view=table");
    await visitor.visit(site, "spacecraft/9/");
    await expect(visitor.heading).toHaveText(sample.find(9).name);
    const drawing = visitor.detail.locator("img").first();
    await expect.poll(() => drawing.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await visitor.visit(site, "about/");
    await expect(visitor.heading).toHaveText("About Perigee");
    await visitor.visit(site, "nothing/here");
    await expect(visitor.page.getByTestId("not-found")).toBeVisible();
    await visitor.page.getByRole("main").getByRole("link", { name: "All spacecraft" }).click();
    await visitor.expectAnswer("");
  });
}

test("a page that was visited is shown offline as it was made", async ({ visitor, site }) => {
  await visitor.visit(site);
  await visitor.installed();
  await visitor.visit(site, "spacecraft/289/");
  site.line.cut();
  await visitor.visit(site, "spacecraft/289/?q=dragon");
  await expect(visitor.heading).toHaveText("Crew Dragon Endeavour");
  // The shell has none.
  await expect(visitor.page.locator("meta[property='og:title']")).toHaveCount(1);
});

test("a host that takes its time is not waited for", async ({ visitor, site }) => {
  await visitor.visit(site);
  await visitor.installed();
  site.line.stall();
  await visitor.visit(site, "?q=soyuz");
  await visitor.expectAnswer("q=soyuz");
});

test("a picture seen on the first visit is there offline", async ({ visitor, site, standIn }) => {
  const pictures = await Line.to(Number(new URL(standIn.api).port));
  const thumbnail = (id = 0) => standIn.thumbnail(id).replace(new URL(standIn.api).origin, pictures.origin);
  const catalogue = pictured(standIn).text.replaceAll(new URL(standIn.api).origin, pictures.origin);
  await site.write("data/catalogue.json", catalogue);
  await visitor.visit(site);
  const first = visitor.page.getByTestId("thumbnail").first();
  const width = () => first.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(width).toBe(320);
  await visitor.installed();
  const [id] = await visitor.ids();
  const isKept = (url: string) => visitor.page.evaluate(async (url) => Boolean(await caches.match(url)), url);
  await expect.poll(() => isKept(thumbnail(id))).toBe(true);
  site.line.cut();
  pictures.cut();
  await visitor.page.reload();
  await visitor.ready();
  await expect.poll(width).toBe(320);
});

test("a newer catalogue is fetched meanwhile and shown on the next visit", async ({ visitor, site }) => {
  const catalogue = agedSample({ hours: 30 });
  await site.write("data/catalogue.json", catalogue.text);
  await visitor.visit(site, "?ordering=name");
  await visitor.installed();
  const edition = newer(catalogue, { hours: 1 });
  await site.write("data/catalogue.json", edition.catalogue.text);

  const fetched = visitor.page.context().waitForEvent("requestfinished", (request) =>
    Boolean(request.serviceWorker()) && request.url().endsWith("/data/catalogue.json"),
  );
  await visitor.page.reload();
  await visitor.ready();
  await visitor.expectAnswer("ordering=name", catalogue);
  await fetched;
  await expect
    .poll(() =>
      visitor.page.evaluate(async () => {
        const kept = await caches.match("data/catalogue.json");
        return (await kept?.json())?.generated_at;
      }),
    )
    .toBe(edition.catalogue.document.generated_at);
  site.line.cut();
  await visitor.page.reload();
  await visitor.ready();
  await visitor.expectAnswer("ordering=name", edition.catalogue);
});

test("the settings can switch it off, and nothing is left", async ({ visitor, site }) => {
  await visitor.visit(site);
  await visitor.installed();
  expect(await visitor.caches()).toContain("data");
  // Another site of the origin is none of our business.
  await visitor.page.evaluate(() => caches.open(`perigee ${location.origin}/other/ data`));
  await site.configure({ offline: false });
  await visitor.visit(site);
  await expect.poll(() => visitor.page.evaluate(() => caches.keys())).toHaveLength(1);
  await visitor.visit(site);
  const left = await visitor.page.evaluate(async () => ({
    registrations: (await navigator.serviceWorker.getRegistrations()).length,
    controlled: Boolean(navigator.serviceWorker.controller),
  }));
  expect(left).toEqual({ registrations: 0, controlled: false });
  expect(await visitor.page.evaluate(() => caches.keys())).toEqual([
    `perigee ${new URL(site.address).origin}/other/ data`,
  ]);
});

test("a missing file is never answered with a page", async ({ visitor, site }) => {
  visitor.guard.allowFailure(/perigee-0\.js/);
  await visitor.visit(site);
  await visitor.installed();
  site.line.lenient();
  const answer = await visitor.page.evaluate(async () => {
    const answer = await fetch("perigee-0.js");
    return [answer.status, answer.headers.get("content-type")];
  });
  expect(answer).toEqual([404, null]);
});
