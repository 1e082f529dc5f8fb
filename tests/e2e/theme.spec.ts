import { expect, test } from "./support/test.ts";

const background = () => getComputedStyle(document.documentElement).backgroundColor;

for (const system of ["light", "dark"] as const) {
  test(`the theme is chosen, kept, and there before the first paint (system: ${system})`, async ({ app }) => {
    await app.page.emulateMedia({ colorScheme: system });
    await app.open("./");
    const html = app.page.locator("html");
    await expect(html).not.toHaveAttribute("data-theme");
    const own = await app.page.evaluate(background);
    const other = system === "light" ? "dark" : "light";

    await app.page.getByRole("combobox", { name: "Theme" }).selectOption(other);
    await expect(html).toHaveAttribute("data-theme", other);
    const chosen = await app.page.evaluate(background);
    expect(chosen).not.toBe(own);

    // The catalogue is kept waiting, so only the static page can have set the theme.
    await app.serve({ catalogueDelay: 2_000 });
    await app.page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        const html = document.documentElement;
        Object.assign(window, { first: [html.dataset.theme, getComputedStyle(html).backgroundColor] });
      });
    });
    await app.page.goto("./about/", { waitUntil: "domcontentloaded" });
    const first = await app.page.evaluate(() => (window as unknown as { first: string[] }).first);
    expect(first).toEqual([other, chosen]);
    await app.ready();
    await expect(app.page.getByRole("combobox", { name: "Theme" })).toHaveValue(other);

    await app.page.getByRole("combobox", { name: "Theme" }).selectOption("system");
    await expect(html).not.toHaveAttribute("data-theme");
    expect(await app.page.evaluate(background)).toBe(own);
  });
}

test("a theme that nobody offers is no theme", async ({ app }) => {
  await app.page.addInitScript(() => localStorage.setItem("perigee.theme", "\"><script>"));
  await app.open("./");
  await expect(app.page.locator("html")).not.toHaveAttribute("data-theme");
  await expect(app.page.getByRole("combobox", { name: "Theme" })).toHaveValue("system");
});
