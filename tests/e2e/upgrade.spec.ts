import { Release, Site, test as base, expect, Visitor } from "./support/sites.ts";
import { Voice } from "./support/voice.ts";

/** Another version of the built site; made once, as this takes some seconds. */
const test = base.extend<object, { next: Release }>({
  next: [async ({}, use) => use(await Release.salted("b")), { scope: "worker", timeout: 300_000 }],
});

// In one process, which makes the other version once.
test.describe.configure({ mode: "default" });

/** What somebody in the middle of a visit goes on to do. */
async function goOn(visitor: Visitor): Promise<void> {
  await visitor.search.fill("dragon");
  await visitor.expectView("q=dragon");
  await visitor.view("table").click();
  await visitor.expectView("q=dragon&view=table");
  await visitor.link(289).click();
  await expect(visitor.heading).toHaveText("Crew Dragon Endeavour");
  await visitor.page.goBack();
  await visitor.expectView("q=dragon&view=table");
}

/** The page is of this release, and of no other. */
async function expectWhole(visitor: Visitor, release: Release): Promise<void> {
  await visitor.ready();
  await expect.poll(() => visitor.program()).toEqual(await release.program());
  await expect(visitor.cards.or(visitor.rows).first()).toBeVisible();
  await expect(visitor.alert).toHaveCount(0);
}

/** A visit that has begun on the built release, whose worker serves it. */
async function begin(visitor: Visitor, site: Site): Promise<void> {
  await visitor.visit(site);
  await visitor.installed();
  await visitor.page.reload();
  await expectWhole(visitor, Release.built);
}

test("an open page goes on after a deploy, and loaded anew is the new one", async ({ visitor, site, next }) => {
  await site.configure({ offline: false });
  await visitor.visit(site);
  await expectWhole(visitor, Release.built);
  await site.deploy(next);
  await goOn(visitor);
  await visitor.page.reload();
  await expectWhole(visitor, next);
});

test("a page from before a deploy that comes late starts the new one", async ({ visitor, site, next }) => {
  await site.configure({ offline: false });
  const old = await site.read("index.html");
  await site.deploy(next);
  visitor.guard.allowFailure(/perigee-|Failed to fetch dynamically|HTTP status code is not ok/);
  // As from a cache between here and there.
  await visitor.page.route(site.address, (route) => route.fulfill({ body: old, contentType: "text/html" }), { times: 1 });
  await visitor.page.goto(site.address);
  await expectWhole(visitor, next);
});

test("with a worker, the page goes on, says that there is a new version, and loads it when asked", async ({ visitor, site, next }) => {
  await begin(visitor, site);
  const voice = await Voice.of(visitor.page);
  await site.deploy(next);
  await visitor.comeBack();
  await expect(visitor.update).toBeVisible();
  await voice.expectSaid(/^\s*A new version of Perigee is here\./);
  await goOn(visitor);
  expect(await visitor.program()).toEqual(await Release.built.program());
  const reload = visitor.page.getByRole("button", { name: "Reload" });
  await reload.focus();
  const loaded = visitor.page.waitForEvent("load");
  await visitor.page.keyboard.press("Enter");
  await loaded;
  await expectWhole(visitor, next);
  await expect(visitor.update).toBeHidden();
  await visitor.expectView("q=dragon&view=table");
  // Without the host, too.
  site.line.cut();
  await visitor.page.reload();
  await expectWhole(visitor, next);
});

test("the new version can wait", async ({ visitor, site, next }) => {
  await begin(visitor, site);
  const reload = visitor.page.getByRole("button", { name: "Reload" });
  await expect(reload).toBeHidden();
  await site.deploy(next);
  await visitor.comeBack();
  await visitor.page.getByRole("button", { name: "Later" }).press("Enter");
  await expect(visitor.update).toBeHidden();
  await expect(reload).toBeHidden();
  await expect(visitor.page.getByRole("main")).toBeFocused();
  await visitor.comeBack();
  await goOn(visitor);
  await expect(visitor.update).toBeHidden();
});

test("whoever loads a page gets the new version whole, and is not asked", async ({ visitor, site, next }) => {
  await begin(visitor, site);
  const [old = ""] = await visitor.caches();
  await site.deploy(next);
  await visitor.page.reload();
  await expectWhole(visitor, next);
  // It becomes the active one, and the one before is kept for pages that may be open.
  await expect
    .poll(async () => (await visitor.caches()).filter((name) => /^[0-9a-f]{16}$/.test(name)).length)
    .toBe(2);
  await expect
    .poll(() => visitor.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return [registration?.installing, registration?.waiting, registration?.active?.state];
    }))
    .toEqual([null, null, "activated"]);
  expect(await visitor.caches()).toContain(old);
  await expect(visitor.update).toBeHidden();
  site.line.cut();
  await visitor.visit(site, "spacecraft/289/");
  expect(await visitor.program()).toEqual(await next.program());
});

test("two pages of two versions live side by side, and two deploys later the first one's files go", async ({ visitor, site, next, guard, browser, context }) => {
  await begin(visitor, site);
  const [old = ""] = await visitor.caches();
  await site.deploy(next);
  const second = new Visitor(await context.newPage(), guard, browser);
  await second.visit(site);
  await expectWhole(second, next);
  await goOn(visitor);
  await expect(visitor.update).toBeVisible();
  // One more, of the same files.
  const worker = await site.read("sw.js");
  await site.write("sw.js", worker.replace(/const VERSION = "[0-9a-f]+"/, 'const VERSION = "0123456789abcdef"'));
  await second.page.reload();
  await expect.poll(async () => (await second.caches()).includes("0123456789abcdef")).toBe(true);
  await expect.poll(async () => (await second.caches()).includes(old)).toBe(false);
  await visitor.search.fill("soyuz");
  await visitor.expectView("q=soyuz&view=table");
});

test("a version that cannot be had whole leaves the one before as it is", async ({ visitor, site, next }) => {
  visitor.guard.allowFailure(/silhouette-capsule\.svg|Failed to find a valid digest|integrity/);
  await begin(visitor, site);
  const before = await visitor.caches();
  // The page may look for a new version by itself at any time.
  const failed = visitor.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return new Promise((resolve) => {
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => resolve(worker.state));
      });
    });
  });
  await site.deploy(next, { without: "art/silhouette-capsule.svg" });
  await visitor.comeBack();
  expect(await failed).toBe("redundant");
  expect(await visitor.caches()).toEqual(before);
  await expect(visitor.update).toBeHidden();
  // Loaded from the host it is the new one, all of it; without the host the old one is whole.
  await visitor.page.reload();
  await expectWhole(visitor, next);
  site.line.cut();
  await visitor.page.reload();
  await expectWhole(visitor, Release.built);
  await goOn(visitor);
});
