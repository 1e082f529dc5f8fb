import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

const NASA = "National Aeronautics and Space Administration";

/** Query words, what they become in the address, and the chips they have. */
const WORDS: Record<string, [word: string, query: string, ...chips: string[]][]> = {
  "a value": [
    ["agency:SpX", "agency=121", "Agency: SpaceX"],
    ["STATUS:Retired", "status=2", "Status: Retired"],
    ["type:capsule", "type=2", "Type: Capsule"],
    ["config:gemini", "spacecraft_config=12", "Configuration: Gemini"],
    ["family:cyg", "family=3", "Family: Cygnus"],
    ["agencytype:gov", "agency_type=1", "Agency type: Government"],
    ["licence:CC0", "license=1000001", "Picture licence: CC0 1.0 Universal"],
  ],
  "any of several values": [
    ["status:active,retired", "status=1&status=2", "Status: Active", "Status: Retired"],
  ],
  "a value with a minus sign": [
    ["-status:retired", "status__not=2", "Status: not Retired"],
    ["-agency:SpX,NASA", "agency__not=44&agency__not=121", `Agency: not ${NASA}`, "Agency: not SpaceX"],
  ],
  "a fact": [
    ["in:space", "in_space=true", "In space"],
    ["-in:space", "in_space=false", "Not in space"],
    ["-is:placeholder", "is_placeholder=false", "No placeholders"],
  ],
  "what is recorded": [
    ["has:serial", "serial_number__isnull=false", "With a serial number"],
    ["has:turnaround", "fastest_turnaround__isnull=false", "With a turnaround time"],
    ["-has:picture", "image__isnull=true", "Without a picture"],
  ],
  "a range": [
    ["flights:>3", "flights_count__gte=4", "At least 4 flights"],
    ["flights:2..5", "flights_count__gte=2&flights_count__lte=5", "At least 2 flights", "At most 5 flights"],
    ["flights:1", "flights_count__gte=1&flights_count__lte=1", "At least 1 flight", "At most 1 flight"],
    ["ends:<=2", "mission_ends_count__lte=2", "At most 2 missions ended"],
    ["maiden:<1970", "maiden_flight__lte=1969", "Maiden flight in 1969 or earlier"],
  ],
  "a length of time": [
    ["docked:>100d", "time_docked__gte=100", "At least 100 d docked"],
    ["space:<48h", "time_in_space__lte=2", "At most 2 d in space"],
    ["space:2w..20", "time_in_space__gte=14&time_in_space__lte=20", "At least 14 d in space", "At most 20 d in space"],
  ],
  "a search of another kind": [
    ["name:Tianzhou-8", "name=Tianzhou-8", "Name: Tianzhou-8"],
    ["search:soyuz", "search=soyuz", "LL2 search: soyuz"],
  ],
};

/** The box holds this, and nothing is asked for by it. */
async function expectUnfiltered(app: App, typed: string): Promise<void> {
  await expect(app.search).toHaveValue(typed);
  await app.expectView("");
  await expect(app.chips).toHaveCount(0);
}

for (const [kind, words] of Object.entries(WORDS)) {
  test(`typed letter by letter, ${kind} becomes a condition and leaves the box`, async ({ app }) => {
    await app.open("./");
    for (const [word, query, ...chips] of words) {
      await app.search.pressSequentially(word);
      await expectUnfiltered(app, word);
      await app.search.press("Space");
      await app.expectView(query);
      await expect(app.search).toHaveValue("");
      await expect(app.search).toBeFocused();
      await expect(app.chips.getByRole("link")).toHaveText([
        ...chips.map((chip) => `Remove ${chip}`),
        "Clear all",
      ]);
      await app.chips.getByRole("link", { name: "Clear all" }).click();
      await app.expectView("");
    }
  });
}

test("Enter ends a word too, and others can open what it gave", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./?view=table");
  await app.search.pressSequentially("agency:SpX");
  await app.search.press("Enter");
  await app.expectView("agency=121&view=table");
  await expect(app.search).toHaveValue("");
  await app.expectShareable();
});

test("a name in quotes may hold blanks, and filters nothing before it is whole", async ({ app }) => {
  await app.open("./");
  for (const [key, value, query] of [
    ["agency", '"Northrop Grumman"', "agency=257"],
    ["name", '"Crew Dragon Endeavour"', "name=Crew+Dragon+Endeavour"],
  ] as const) {
    await app.search.pressSequentially(`${key}:`);
    await app.expectView("");
    // What is on screen for a moment only is noted too.
    await app.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        const count = document.querySelector<HTMLElement>("[data-testid=count]")?.dataset.count;
        const hint = document.querySelector("[data-testid=query-word]")?.textContent;
        const now = `${count} ${hint}`;
        if (seen.at(-1) !== now) seen.push(now);
      }).observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
    });
    await app.search.pressSequentially(value);
    await expectUnfiltered(app, `${key}:${value}`);
    const seen = await app.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.filter((one) => one !== "116 "), "shown while the name was typed").toEqual([]);
    await app.search.press("Space");
    await app.expectView(query);
    await app.chips.getByRole("link", { name: "Clear all" }).click();
    await app.expectView("");
  }
});

test("words without a colon stay, and each condition is a step that Back undoes", async ({ app }) => {
  await app.open("./");
  const steps = await app.steps();
  await app.search.pressSequentially("soyuz -status:retired flights:1 tma");
  const whole = "status__not=2&flights_count__gte=1&flights_count__lte=1";
  await app.expectView(`q=soyuz+tma&${whole}`);
  await expect(app.search).toHaveValue("soyuz tma");
  expect(await app.steps()).toBe(steps + 2);
  await app.page.goBack();
  await app.expectView("q=soyuz&status__not=2");
  await expect(app.search).toHaveValue(/^soyuz ?$/);
  await app.page.goBack();
  await app.expectView("q=soyuz");
  await app.page.goForward();
  await app.page.goForward();
  await app.expectView(`q=soyuz+tma&${whole}`);
  await expect(app.search).toHaveValue("soyuz tma");
});

test("a word is unfinished while the caret is in it, wherever it stands", async ({ app }) => {
  await app.open("./?q=soyuz");
  await app.search.press("Home");
  await app.search.press("Space");
  await app.search.press("Home");
  await app.search.pressSequentially("flights:1");
  await expect(app.search).toHaveValue("flights:1 soyuz");
  await app.expectView("q=soyuz");
  await app.search.pressSequentially("0 ");
  await app.expectView("q=soyuz&flights_count__gte=10&flights_count__lte=10");
});

test("a bound is added to the other end of the same range", async ({ app }) => {
  await app.open("./?flights_count__gte=2");
  await app.search.pressSequentially("flights:<6 ");
  await app.expectView("flights_count__gte=2&flights_count__lte=5");
  await app.search.pressSequentially("flights:>2 ");
  await app.expectView("flights_count__gte=3&flights_count__lte=5");
});

for (const word of ["agency:nobody", "flights:many", "in:orbit", "-flights:3", "status:active,lost", "space:3d"]) {
  test(`${word} means nothing, which the page says, and filters nothing`, async ({ app }) => {
    await app.open("./");
    await app.search.pressSequentially(word);
    await expect(app.queryWord).toBeEmpty();
    await app.search.press("Space");
    await expect(app.queryWord).toContainText(`“${word}” means nothing here`);
    await expectUnfiltered(app, `${word} `);
    // The words after it are looked for, and what is understood applies.
    await app.search.pressSequentially("gemini type:capsule ");
    await app.expectView("q=gemini&type=2");
    await expect(app.search).toHaveValue(`${word} gemini `);
    await expect(app.queryWord).toContainText(word);
    await app.search.fill("gemini");
    await expect(app.queryWord).toBeEmpty();
    await app.expectView("q=gemini&type=2");
  });
}

test("a colon after anything else is text like any other", async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("mission:soyuz ");
  await app.expectView("q=mission:soyuz");
  await expect(app.queryWord).toBeEmpty();
  await app.open("./?q=agency:SpX");
  await app.expectAnswer("q=agency:SpX");
  await expect(app.search).toHaveValue("agency:SpX");
});
