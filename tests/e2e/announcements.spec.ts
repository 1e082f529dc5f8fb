import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

/** Each control, worked by keyboard, and what is said then: one sentence. */
const CONTROLS: [name: string, path: string, work: (app: App) => Promise<void>, said: string | RegExp][] = [
  [
    "a word in the search box",
    "./",
    (app) => app.search.pressSequentially("gemini", { delay: 40 }),
    "12 of 116 spacecraft: “gemini”",
  ],
  [
    "a search that finds nothing",
    "./",
    (app) => app.search.pressSequentially("zzz"),
    "None of 116 spacecraft: “zzz”",
  ],
  [
    "a value of a facet",
    "./",
    (app) => app.facet("status").getByRole("checkbox", { name: "Retired" }).press("Space"),
    "4 of 116 spacecraft: retired",
  ],
  [
    "a value left out",
    "./",
    (app) => app.facet("status").getByRole("button", { name: "Exclude Retired" }).press("Enter"),
    /^112 of 116 spacecraft: not retired$/,
  ],
  [
    "yes or no",
    "./",
    async (app) => {
      await app.value("in_space", "any").getByRole("radio").focus();
      await app.page.keyboard.press("ArrowRight");
    },
    /^\d+ of 116 spacecraft: in space$/,
  ],
  [
    "an exact name",
    "./",
    async (app) => {
      await app.page.getByRole("textbox", { name: "Exact name" }).fill("Crew Dragon Endeavour");
      await app.page.keyboard.press("Enter");
    },
    "1 of 116 spacecraft: named “Crew Dragon Endeavour”",
  ],
  [
    "a chip",
    "./?status=2&q=dragon",
    (app) => app.chips.getByRole("link", { name: /^Remove Search/ }).press("Enter"),
    "4 of 116 spacecraft: retired",
  ],
  [
    "clear all",
    "./?status=2",
    (app) => app.chips.getByRole("link", { name: "Clear all" }).press("Enter"),
    "All 116 spacecraft",
  ],
  [
    "the select of orders",
    "./",
    async (app) => {
      await app.order.focus();
      await app.page.keyboard.type("By name");
    },
    "All 116 spacecraft: by name",
  ],
  [
    "a header of the table",
    "./?view=table",
    (app) => app.column("flights_count").getByRole("link").press("Enter"),
    "All 116 spacecraft: most flights first",
  ],
  [
    "a header added to the order",
    "./?ordering=status&view=table",
    (app) => app.column("flights_count").getByRole("link").press("Shift+Enter"),
    "All 116 spacecraft: by status, then most flights first",
  ],
  ["the table", "./", (app) => app.view("table").press("Enter"), /\S/],
  ["the cards", "./?view=table", (app) => app.view("grid").press("Enter"), /\S/],
  ["the number of rows", "./", (app) => app.page.getByRole("link", { name: "Show 48" }).press("Enter"), /48/],
  [
    "a column",
    "./?view=table",
    async (app) => {
      await app.sheet("Columns")[0].press("Enter");
      await app.sheet("Columns")[1].getByRole("button", { name: "Move Status later" }).press("Enter");
    },
    /Status.*4/,
  ],
];

for (const [name, path, work, said] of CONTROLS) {
  test(`said once and politely: ${name}`, async ({ app }) => {
    await app.open(path);
    const voice = await Voice.of(app.page);
    await work(app);
    await voice.expectSaid(said);
    await expect(app.page.getByTestId("announcer")).toHaveAttribute("aria-live", "polite");
    await expect(app.page.getByTestId("announcer")).toHaveRole("status");
  });
}

test("nothing is said when a page opens or the focus moves to the results; another page says its name", async ({ app }) => {
  await app.open("./?q=soyuz&limit=12");
  const voice = await Voice.of(app.page);
  await voice.expectSaid();
  await app.next.press("Enter");
  await expect(app.count).toBeFocused();
  await voice.expectSaid();
  await app.link((await app.ids())[0]!).press("Enter");
  await expect(app.heading).toBeFocused();
  await voice.expectSaid(await app.heading.innerText());
});
