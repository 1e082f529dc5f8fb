import { sample } from "./support/catalogue.ts";
import { answer } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";

test("nothing matches: each condition with what dropping it gives", { tag: "@smoke" }, async ({ app }) => {
  const parts = ["q=gemini", "in_space=true", "type=2"];
  await app.open(`./?${parts.join("&")}`);
  const empty = app.page.getByTestId("empty");
  const ways = empty.getByRole("listitem");
  await expect(ways).toHaveCount(3);
  for (const [at, part] of parts.entries()) {
    const rest = parts.filter((other) => other !== part).join("&");
    const { count } = answer(sample, rest);
    await expect(ways.nth(at)).toHaveText(new RegExp(`gives ${count}$`));
    const href = await ways.nth(at).getByRole("link").getAttribute("href");
    expect(href).toMatch(new RegExp(`\\?${rest.replaceAll("+", "\\+")}$`));
  }
  await expect(app.count).toHaveText(/^None of 116 spacecraft/);
  await expect(app.page.getByRole("navigation", { name: "Pages" })).toHaveCount(0);
  await ways.nth(1).getByRole("link").click();
  await app.expectView("q=gemini&type=2");
});

test("nothing matches: clear all", async ({ app }) => {
  await app.open("./?q=zzz&view=table");
  await app.page.getByTestId("empty").getByRole("link", { name: "Clear all filters" }).click();
  await app.expectView("view=table");
});

test("the count says what is shown in plain words", async ({ app }) => {
  const { count, total } = answer(sample, "q=soyuz&status=4");
  await app.open("./?q=soyuz&status=4&ordering=-flights_count");
  await expect(app.count).toHaveText(
    `${count} of ${total} spacecraft: “soyuz”, single use, most flights first`,
  );
  await app.page.goto("./");
  await app.ready();
  await expect(app.count).toHaveText(`All ${total} spacecraft`);
});

test("the sample is called a sample wherever its age is told", async ({ app }) => {
  for (const path of ["./", "./spacecraft/289/", "./about/"]) {
    await app.open(path);
    const ages = app.page.getByTestId("data-age");
    expect(await ages.count()).toBeGreaterThan(0);
    for (const age of await ages.all()) {
      await expect(age).toHaveAttribute("datetime", sample.document.generated_at);
      await expect(age.locator("..")).toContainText(/\bsample\b/i);
    }
    const footer = app.page.getByRole("contentinfo");
    await expect(footer).toContainText("Launch Library 2 by The Space Devs");
  }
});
