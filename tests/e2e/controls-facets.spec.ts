import { sample } from "./support/catalogue.ts";
import { terms } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";

for (const facet of ["status", "type", "spacecraft_config", "agency", "family"]) {
  test(`${facet}: one value, two values, none`, async ({ app }) => {
    await app.open("./");
    const list = app.facet(facet);
    const offered = terms(sample, facet);
    if ((await list.getAttribute("open")) === null) await list.locator("summary").click();
    await expect(list.locator("label > span:not(.count)")).toHaveText(offered.map(({ name }) => name));

    const [first, second] = offered.map(({ id }) => id);
    await app.value(facet, first!).click();
    await app.expectView(`${facet}=${first}`);
    await expect(app.value(facet, first!).getByRole("checkbox")).toBeChecked();
    await app.expectShareable();

    await app.value(facet, second!).click();
    const both = [first!, second!].sort((a, b) => a - b);
    await app.expectView(both.map((id) => `${facet}=${id}`).join("&"));
    await app.expectShareable();

    await app.value(facet, first!).click();
    await app.value(facet, second!).click();
    await app.expectView("");
    await expect(list.getByRole("checkbox", { checked: true })).toHaveCount(0);
  });
}

test("different facets all apply", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  const config = sample.find(289).config!;
  await app.value("spacecraft_config", config.id).click();
  await app.value("type", config.type!.id).click();
  await app.value("status", sample.find(289).status!.id).click();
  await app.expectView(
    `spacecraft_config=${config.id}&status=${sample.find(289).status!.id}&type=${config.type!.id}`,
  );
  await expect(app.cards.first()).toBeVisible();
  await app.expectShareable();
});

test("a facet with something chosen is unfolded when the page opens", async ({ app }) => {
  await app.open("./?agency=121&family=1");
  for (const facet of ["agency", "family"]) await expect(app.facet(facet)).toHaveAttribute("open");
});

test("a facet is worked with the keyboard alone", async ({ app }) => {
  await app.open("./");
  const [first] = terms(sample, "status");
  const box = app.facet("status").getByRole("checkbox", { name: first!.name });
  await box.focus();
  await box.press("Space");
  await app.expectView(`status=${first!.id}`);
  await expect(box).toBeFocused();
});
