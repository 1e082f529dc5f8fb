import { sample, type Document } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

test("a catalogue that fails once: one sentence, and a retry that works", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?q=soyuz", { catalogue: 500 });
  await expect(app.alert).toHaveText(/could not be loaded.*status 500/);
  await expect(app.cards).toHaveCount(0);
  await app.serve({});
  await app.retry.click();
  await app.expectAnswer("q=soyuz");
  await expect(app.alert).toHaveCount(0);
});

test("a retry that fails as well", async ({ app }) => {
  await app.open("./", { catalogue: 503 });
  await app.retry.click();
  await expect(app.alert).toHaveText(/status 503/);
  await expect(app.retry).toBeVisible();
});

/** The sample with something broken in it. */
function broken(change: (document: Document) => void): string {
  const copy = structuredClone(sample.document);
  change(copy);
  return JSON.stringify(copy);
}

const DAMAGED: [string, string][] = [
  ["cut off", sample.text.slice(0, 5_000)],
  ["empty", ""],
  ["a page", "<!doctype html><title>not here</title>"],
  ["of another format", broken((document) => void Object.assign(document, { format: 99 }))],
  ["short of a row", broken(({ spacecraft }) => void spacecraft.status.pop())],
  ["pointing nowhere", broken(({ spacecraft }) => void (spacecraft.status[5] = 77))],
];

for (const [what, text] of DAMAGED) {
  test(`a catalogue that is ${what}: one sentence, and a retry`, async ({ app }) => {
    await app.open("./", { catalogue: text });
    await expect(app.alert).toHaveCount(1);
    await expect(app.alert).toContainText("catalogue");
    await expect(app.retry).toBeVisible();
    await app.serve({});
    await app.retry.click();
    await app.expectAnswer("");
  });
}

test("no catalogue, and nobody to call", async ({ app }) => {
  await app.open("./", { catalogue: 404 });
  await expect(app.alert).toHaveCount(1);
  await expect(app.page.locator("[data-facet]")).toHaveCount(0);
  await app.page.getByRole("link", { name: "About" }).click();
  await expect(app.heading).toHaveText("About Perigee");
  await app.page.goBack();
  // A deploy that was half done is whole by now.
  await app.serve({});
  await app.retry.click();
  await app.expectAnswer("");
  await expect(app.page.locator("[data-facet]").first()).toBeVisible();
});

test("no catalogue, but an API to call", async ({ app, standIn }) => {
  await app.open("./", { catalogue: 404, config: { api: standIn.api } });
  await expect(app.cards).toHaveCount(24);
  expect(await standIn.lists()).toEqual(["ordering=id&limit=24"]);
});

test("a craft's page without the catalogue", async ({ app }) => {
  await app.open("./spacecraft/289/", { catalogue: 500 });
  await expect(app.alert).toBeVisible();
  await app.serve({});
  await app.retry.click();
  await expect(app.detail).toHaveAttribute("data-id", "289");
});
