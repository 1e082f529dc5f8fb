import type { App } from "./support/app.ts";
import { Catalogue, type Document } from "./support/catalogue.ts";
import { agedSample, deployed, newer, refreshing, type Edition } from "./support/deployed.ts";
import type { StandIn } from "./support/stand-in.ts";
import { EMPTY_PAGE, forgetNote, kept } from "./support/store.ts";
import { expect, test } from "./support/test.ts";

const OLD = { hours: 48 };

/** No call by itself; what is shown is the file or what is kept. */
const quiet = (standIn: StandIn) => ({ api: standIn.api, refresh: "never" });

/** The collection kept for the next visit. */
async function keptCatalogue(app: App): Promise<Catalogue> {
  await expect.poll(() => kept(app.page, "catalogue")).not.toBeNull();
  const text = await kept(app.page, "catalogue");
  return new Catalogue(JSON.parse(text!.slice(text!.indexOf("\n"))) as Document);
}

async function expectKept(app: App, catalogue: Catalogue): Promise<void> {
  const made = new RegExp(`^${catalogue.document.generated_at} file\n`);
  await expect.poll(() => kept(app.page, "catalogue")).toMatch(made);
}

/** What is new is listed with links; what is gone, without. */
async function expectChanges(app: App, { catalogue, added, changed, gone }: Edition, since: string): Promise<void> {
  const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(since));
  const { changes } = app.bar;
  await expect(changes.locator("summary")).toHaveText(`1 new, 3 changed and 1 gone since ${date}`);
  await changes.locator("summary").click();
  const linked = [added.id, ...changed];
  const hrefs = await changes.getByRole("link").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  expect(hrefs).toEqual(linked.map((id) => expect.stringMatching(`/spacecraft/${id}/$`)));
  await expect(changes.getByRole("link")).toHaveText(linked.map((id) => catalogue.find(id).name));
  await expect(changes.locator("dd").last()).toHaveText(gone.name);
  await changes.getByRole("link", { name: added.name }).click();
  await expect(app.heading).toHaveText(added.name);
}

test("what was refreshed outlives the visit", { tag: "@smoke" }, async ({ app, context, standIn }) => {
  const site = { catalogue: deployed(standIn, OLD), config: refreshing(standIn) };
  await app.open("./", site);
  await expect(app.count).toHaveAttribute("data-total", "596");
  const refreshed = await keptCatalogue(app);
  expect(refreshed.craft.map(({ id }) => id)).toEqual(await standIn.ids());
  const asked = (await standIn.calls()).length;

  const tab = await context.newPage();
  await tab.goto("./");
  await expect(tab.getByTestId("data-bar")).toContainText("Refreshed here");
  for (const anew of [site, { ...site, catalogue: 500 }]) {
    await app.open("./", anew);
    await app.expectAnswer("", refreshed);
    await expect(app.bar.root).toContainText("Refreshed here");
    await expect(app.bar.age).toHaveAttribute("datetime", refreshed.document.generated_at);
    await expect(app.bar.changes).toHaveCount(0);
  }
  expect(await standIn.calls()).toHaveLength(asked);
});

test("what an earlier build kept without a note is not lost", async ({ app, standIn }) => {
  const site = { catalogue: deployed(standIn, OLD), config: refreshing(standIn) };
  await app.open("./", site);
  await expect(app.count).toHaveAttribute("data-total", "596");
  const refreshed = await keptCatalogue(app);
  const asked = (await standIn.calls()).length;
  // With the file, which is older, and without one.
  for (const anew of [site, { ...site, catalogue: 500 }]) {
    await app.page.goto(EMPTY_PAGE);
    await forgetNote(app.page);
    await app.open("./", anew);
    await expect(app.bar.root).toContainText("Refreshed here");
    await app.expectAnswer("", refreshed);
    // The visitor has seen what is new there before.
    await expect(app.bar.changes).toHaveCount(0);
  }
  expect(await standIn.calls()).toHaveLength(asked);
});

test("a newer file says what changed since an earlier build kept the last", async ({ app, standIn }) => {
  const first = deployed(standIn, OLD);
  const next = newer(first, { hours: 1 });
  await app.open("./", { catalogue: first, config: quiet(standIn) });
  await expectKept(app, first);
  await app.page.goto(EMPTY_PAGE);
  await forgetNote(app.page);
  await app.open("./", { catalogue: next.catalogue, config: quiet(standIn) });
  await expectChanges(app, next, first.document.generated_at);
  await expectKept(app, next.catalogue);
});

test("a newer file takes the place of the one of the last visit, and says what changed", async ({ app, standIn }) => {
  const first = deployed(standIn, OLD);
  const next = newer(first, { hours: 1 });
  await app.open("./", { catalogue: first, config: quiet(standIn) });
  await expectKept(app, first);
  await expect(app.bar.changes).toHaveCount(0);

  await app.open("./", { catalogue: next.catalogue, config: quiet(standIn) });
  await app.expectAnswer("", next.catalogue);
  await expect(app.bar.root).toContainText("Catalogue");
  await expectChanges(app, next, first.document.generated_at);
  await expectKept(app, next.catalogue);

  // The next visit has seen it.
  await app.open("./", { catalogue: next.catalogue, config: quiet(standIn) });
  await app.expectAnswer("", next.catalogue);
  await expect(app.bar.changes).toHaveCount(0);
});

test("a newer file takes the place of what was refreshed here", async ({ app, standIn }) => {
  await app.page.clock.install();
  await app.open("./", { catalogue: agedSample(OLD), config: refreshing(standIn) });
  await expect(app.count).toHaveAttribute("data-total", "596");
  const refreshed = await keptCatalogue(app);
  const asked = (await standIn.calls()).length;

  // Two hours later there is a file of one hour ago, so that nothing has to be asked.
  const next = newer(refreshed, { hours: -1 });
  await app.page.goto(EMPTY_PAGE);
  await app.page.clock.fastForward("02:00:00");
  await app.open("./", { catalogue: next.catalogue, config: refreshing(standIn, { refresh_after: "PT90M" }) });
  await app.expectAnswer("", next.catalogue);
  await expect(app.bar.root).toContainText("Catalogue");
  await expect(app.bar.changes).toContainText("1 new, 3 changed and 1 gone");
  expect(await standIn.calls()).toHaveLength(asked);
});

test("a file that became newer while the page was open spares the calls", async ({ app, standIn }) => {
  await app.page.clock.install();
  const first = deployed(standIn, { hours: 0.9 });
  const next = newer(first, { hours: 0 });
  await app.open("./", { catalogue: first, config: refreshing(standIn) });
  await expectKept(app, first);
  await app.serve({ catalogue: next.catalogue, config: refreshing(standIn) });
  await app.page.clock.fastForward("10:00");
  await expect(app.bar.changes).toContainText("1 new, 3 changed and 1 gone");
  await app.expectAnswer("", next.catalogue);
  await expectKept(app, next.catalogue);
  expect(await standIn.requests()).toEqual([]);
});

test("a sample never takes the place of real data", async ({ app, standIn }) => {
  const real = newer(deployed(standIn, { hours: 2_000 }), { hours: 2_000 }).catalogue;
  await app.open("./", { catalogue: real, config: quiet(standIn) });
  await expectKept(app, real);
  await app.open("./", { catalogue: agedSample({ hours: 1 }), config: quiet(standIn) });
  await app.expectAnswer("", real);
  // It is still the file of that day, and nothing that this browser read.
  await expect(app.bar.root).toContainText("Catalogue");
  await expect(app.bar.root).not.toContainText("Sample");
  await app.bar.unfold();
  await expect(app.bar.root).toContainText("read by this site on");
  await expectKept(app, real);
});

test("real data take the place of a sample, however old they are", async ({ app, standIn }) => {
  await app.open("./", { catalogue: agedSample({ hours: 1 }), config: quiet(standIn) });
  await expect(app.bar.root).toContainText("Sample");
  const real = deployed(standIn, { hours: 2_000 });
  await app.open("./", { catalogue: real, config: quiet(standIn) });
  await expect(app.bar.root).toContainText("Catalogue");
  // What a sample lacked is no change.
  await expect(app.bar.changes).toHaveCount(0);
});
