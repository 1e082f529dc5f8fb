import { expect, test } from "./support/test.ts";

for (const size of ["12", "24", "48", "100", "All"]) {
  test(`page size ${size}`, async ({ app }) => {
    await app.open(size === "24" ? "./?limit=12" : "./");
    await app.page.getByRole("link", { name: `Show ${size}`, exact: true }).click();
    await app.expectView(size === "24" ? "" : `limit=${size.toLowerCase()}`);
    await expect(app.page.getByRole("link", { name: `Show ${size}`, exact: true })).toHaveAttribute(
      "aria-current",
      "true",
    );
    await app.expectShareable();
  });
}

test("next and previous walk through all pages", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?limit=48");
  await expect(app.previous).toHaveCount(0);
  await app.next.click();
  await app.expectView("limit=48&offset=48");
  await app.expectShareable();
  await app.next.click();
  await app.expectView("limit=48&offset=96");
  await expect(app.next).toHaveCount(0);
  await app.previous.click();
  await app.expectView("limit=48&offset=48");
  await app.previous.click();
  await app.expectView("limit=48");
});

test("the pages together show every craft once", async ({ app }) => {
  await app.open("./?limit=48&ordering=status,-time_in_space");
  const seen = await app.ids();
  while ((await app.next.count()) > 0) {
    const before = await app.ids();
    await app.next.click();
    await expect.poll(() => app.ids()).not.toEqual(before);
    seen.push(...(await app.ids()));
  }
  const total = Number(await app.count.getAttribute("data-total"));
  expect(seen).toHaveLength(total);
  expect(new Set(seen).size).toBe(total);
});

test("the next page starts at the top of the results with the focus there", async ({ app }) => {
  await app.open("./");
  await app.next.click();
  await expect(app.count).toBeFocused();
  await expect(app.count).toBeInViewport();
  expect(await app.count.evaluate((heading) => heading.getBoundingClientRect().top)).toBeLessThan(200);
});

test("a page past the end says so and leads back", async ({ app }) => {
  await app.open("./?offset=5000");
  await app.expectAnswer("offset=5000");
  await expect(app.page.getByRole("navigation", { name: "Pages" })).toContainText("116 in all");
  await app.page.getByRole("link", { name: "First page" }).click();
  await app.expectView("");
});

test("a filter goes back to the first page", async ({ app }) => {
  await app.open("./?offset=48");
  await app.value("status", 4).click();
  await app.expectView("status=4");
});
