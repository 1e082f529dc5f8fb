import { deployed, hoursAgo, newer, refreshing } from "./support/deployed.ts";
import type { StandIn } from "./support/stand-in.ts";
import { EMPTY_PAGE, keep, kept } from "./support/store.ts";
import { expect, test } from "./support/test.ts";

const quiet = (standIn: StandIn) => ({ api: standIn.api, refresh: "never" });

/** What may stand under the app's key without being of use, by when it says it was made. */
const USELESS: [what: string, text: (standIn: StandIn, made: string) => string][] = [
  ["of an old format", (standIn, made) => `${made}\n${deployed(standIn, { hours: 0 }).text.replace('"format":1', '"format":0')}`],
  ["cut off", (standIn, made) => `${made}\n${deployed(standIn, { hours: 0 }).text.slice(0, 9_000)}`],
  ["no catalogue", (_, made) => `${made}\n<!doctype html>`],
  [
    "of another API",
    (standIn, made) => {
      const other = deployed(standIn, { hours: 0 }).with((document) => void (document.source = "https://example.org/2.3.0"));
      return `${made}\n${other.text}`;
    },
  ],
];

for (const [what, text] of USELESS) {
  for (const made of ["newer", "older"]) {
    test(`kept data ${made} than the file, but ${what}, are set aside`, async ({ app, standIn }) => {
      const useless = text(standIn, hoursAgo(made === "newer" ? 0 : 60));
      await app.page.goto(EMPTY_PAGE);
      await keep(app.page, { catalogue: useless });
      const first = deployed(standIn, { hours: 40 });
      await app.open("./", { catalogue: first, config: quiet(standIn) });
      await app.expectAnswer("", first);
      await expect(app.bar.root).toContainText("Catalogue");
      await expect(app.alert).toHaveCount(0);
      await expect(app.notice).toHaveCount(0);
      await expect.poll(() => kept(app.page, "catalogue.set-aside")).toBe(useless);

      // From then on all is as after any first visit.
      await app.page.reload();
      await expect.poll(() => kept(app.page, "catalogue")).toContain(first.document.generated_at);
      const next = newer(first, { hours: 1 });
      await app.open("./", { catalogue: next.catalogue, config: quiet(standIn) });
      await expect(app.bar.changes).toContainText("1 new, 3 changed and 1 gone");
    });
  }
}

test("kept data that are no text of ours are set aside at once", async ({ app, standIn }) => {
  await app.page.goto(EMPTY_PAGE);
  await keep(app.page, { catalogue: "yesterday\nor so", run: "nonsense", "run/0": "{" });
  const file = deployed(standIn, { hours: 48 });
  await app.open("./", { catalogue: file, config: refreshing(standIn) });
  await expect(app.count).toHaveAttribute("data-total", "596");
  expect(await standIn.offsets()).toEqual([0, 100, 200, 300, 400, 500]);
  expect(await kept(app.page, "catalogue.set-aside")).toBe("yesterday\nor so");
  await expect.poll(() => kept(app.page, "catalogue")).toContain('"count":596');
});

test("what is set aside does not cost the next visit its comparison", async ({ app, standIn }) => {
  await app.page.goto(EMPTY_PAGE);
  await keep(app.page, { catalogue: `${hoursAgo(60)}\nbroken` });
  const first = deployed(standIn, { hours: 40 });
  await app.open("./", { catalogue: first, config: quiet(standIn) });
  await expect.poll(() => kept(app.page, "catalogue.set-aside")).toContain("broken");
  await expect.poll(() => kept(app.page, "catalogue")).toContain(first.document.generated_at);
  const next = newer(first, { hours: 1 });
  await app.open("./", { catalogue: next.catalogue, config: quiet(standIn) });
  await expect(app.bar.changes).toContainText("1 new, 3 changed and 1 gone");
});
