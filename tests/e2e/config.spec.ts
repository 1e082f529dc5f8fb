import { sample } from "./support/catalogue.ts";
import { agedSample } from "./support/deployed.ts";
import { expect, test } from "./support/test.ts";

/** Data so new that nothing is asked of the real API, which the defaults name. */
const fresh = () => agedSample({ hours: 1 });

for (const text of ["", "{", "[]", "<!doctype html><title>not here</title>"]) {
  test(`a config.json that is ${text || "empty"}: one sentence and a page that works`, async ({ app }) => {
    await app.open("./?q=gemini", { config: text, catalogue: fresh() });
    await expect(app.notice.getByRole("paragraph")).toHaveCount(1);
    await expect(app.notice).toContainText("config.json");
    await app.expectAnswer("q=gemini");
  });
}

test("a value that means nothing costs only itself", async ({ app }) => {
  const config = { refresh: "often", local_limit: "many", unknown_license_images: "hide", later: true };
  await app.open("./", { config });
  await expect(app.notice.getByRole("paragraph")).toHaveCount(2);
  for (const key of ["refresh", "local_limit"]) await expect(app.notice).toContainText(key);
  await app.expectAnswer("");
});

test("an address that is no https is refused", async ({ app }) => {
  await app.open("./", { config: { api: "http://example.org/2.3.0" } });
  await expect(app.notice.getByRole("paragraph")).toHaveCount(1);
  await app.expectAnswer("");
});

test("a site without config.json works without a word", async ({ app }) => {
  await app.open("./", { config: 404, catalogue: fresh() });
  await app.expectAnswer("");
  await expect(app.notice).toHaveCount(0);
});

test("a config.json that cannot be had is told", async ({ app }) => {
  await app.open("./", { config: 500, catalogue: fresh() });
  await expect(app.notice.getByRole("paragraph")).toHaveCount(1);
  await app.expectAnswer("");
});

test("a catalogue under another name", async ({ app, context }) => {
  const small = sample.with((document) => {
    document.count = 3;
    for (const column of Object.values(document.spacecraft)) (column as unknown[]).splice(3);
  });
  await context.route("**/elsewhere/fleet.json", (route) => route.fulfill({ body: small.text }));
  await app.open("./", { config: { catalogue: "elsewhere/fleet.json" } });
  await app.expectAnswer("", small);
});

test("a collection beyond local_limit is asked live", async ({ app, standIn }) => {
  await app.open("./", { config: { api: standIn.api, local_limit: 10 } });
  expect(await standIn.lists()).toEqual(["ordering=id&limit=24"]);
  await expect(app.count).toHaveAttribute("data-count", "596");
});
