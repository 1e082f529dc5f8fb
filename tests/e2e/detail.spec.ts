import { sample, type Craft } from "./support/catalogue.ts";
import type { App } from "./support/app.ts";
import { expect, test } from "./support/test.ts";

const MISSING = "not recorded";

/** What the page says after a term; terms may come more than once, as for families. */
async function expectFact(app: App, term: string, value: string | number | null): Promise<void> {
  const fact = app.detail.getByRole("term").filter({ hasText: new RegExp(`^${term}$`) });
  const found = await fact.evaluateAll((all) => all.map((one) => one.nextElementSibling?.textContent));
  expect(found, term).toContain(value === null ? MISSING : String(value));
}

/** "172 d 3 h 46 min". */
function duration(seconds: number | null): string | null {
  if (seconds === null) return null;
  const parts = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60];
  const words = parts.flatMap((amount, at) => (amount ? `${amount} ${["d", "h", "min"][at]}` : []));
  return words.join(" ") || "0 min";
}

function date(iso: string | null): string | null {
  if (iso === null) return null;
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(iso));
}

const yesNo = (flag: boolean | null) => (flag === null ? null : flag ? "Yes" : "No");

async function expectCraft(app: App, craft: Craft): Promise<void> {
  const facts: [string, string | number | null][] = [
    ["Status", craft.status?.name ?? "Status not recorded"],
    ["Serial number", craft.serialNumber],
    ["In space now", yesNo(craft.inSpace)],
    ["Flights", craft.flights],
    ["Mission ends", craft.missionEnds],
    ["Time in space", duration(craft.timeInSpace)],
    ["Time docked", duration(craft.timeDocked)],
    ["Fastest turnaround", duration(craft.turnaround)],
    ["Placeholder", yesNo(craft.isPlaceholder)],
    ["LL2 id", craft.id],
  ];
  for (const [term, value] of facts) await expectFact(app, term, value);
}

test("every field of a craft of which much is recorded", { tag: "@smoke" }, async ({ app }) => {
  const craft = sample.find(289);
  await app.open("./spacecraft/289/");
  await expect(app.heading).toHaveText(craft.name);
  await expect(app.detail).toContainText(craft.description!);
  await expectCraft(app, craft);
  const { config } = craft;
  const agency = `${config!.agency!.name} (${config!.agency!.abbrev})`;
  await expectFact(app, "Configuration", config!.name);
  await expectFact(app, "Type", config!.type!.name);
  await expectFact(app, "In use", yesNo(config!.inUse));
  await expectFact(app, "Agency", agency);
  await expectFact(app, "Agency type", config!.agency!.type!.name);
});

test("every field of a craft of which nothing is recorded", async ({ app }) => {
  const bare = sample.with(({ spacecraft }) => {
    const row = spacecraft.id.indexOf(289);
    for (const [name, column] of Object.entries(spacecraft)) {
      if (name !== "id" && name !== "name") {
        (column as unknown[])[row] = typeof column[row] === "string" ? "" : null;
      }
    }
  });
  await app.open("./spacecraft/289/", { catalogue: bare });
  await expectCraft(app, bare.find(289));
  await expect(app.detail).toContainText("No description recorded.");
  await expect(app.detail).toContainText("No picture recorded.");
  await expect(app.detail.getByTestId("silhouette")).toBeVisible();
  await expect(app.detail.getByRole("heading", { name: "Type" })).toHaveCount(0);
  await expect(app.detail.getByRole("heading", { name: "Family" })).toHaveCount(0);
});

test("families come after those they descend from, each with its facts", async ({ app }) => {
  await app.open("./spacecraft/289/");
  const families = sample.find(289).config!.families;
  const shown = app.detail.getByRole("heading", { level: 3 });
  const byDescent = [...families].sort((a, b) => Number(a.parent !== null) - Number(b.parent !== null));
  await expect(shown).toHaveText(byDescent.map(({ name }) => name));
  expect(families.some(({ parent }) => parent !== null)).toBe(true);
  for (const family of families) {
    await expectFact(app, "Descends from", family.parent?.name ?? null);
    await expectFact(app, "Maiden flight", date(family.maidenFlight));
    await expect(app.detail).toContainText(family.description!);
  }
});

test("configuration, agency and family lead to their like", async ({ app }) => {
  await app.open("./spacecraft/289/");
  const { config } = sample.find(289);
  for (const [name, query] of [
    [config!.name, `spacecraft_config=${config!.id}`],
    [config!.agency!.name, `agency=${config!.agency!.id}`],
    [config!.families.at(-1)!.name, `family=${config!.families.at(-1)!.id}`],
  ] as const) {
    await app.detail.getByRole("link", { name, exact: true }).first().click();
    await app.expectView(query);
    await app.page.goBack();
    await expect(app.detail).toBeVisible();
  }
});

test("the picture has its credit and licence, and says whom it shows", async ({ app }) => {
  const image = sample.find(289).image!;
  await app.open("./spacecraft/289/");
  const figure = app.detail.getByRole("figure");
  await expect(figure.getByTestId("picture")).toHaveAttribute("src", new RegExp(`${image.imageUrl}$`));
  await expect(figure.getByRole("img")).toHaveAccessibleName(/Crew Dragon 2/);
  await expect(figure).toContainText(`Credit: ${image.credit}`);
  await expect(figure.getByRole("link", { name: image.license!.name })).toHaveAttribute("href", image.license!.link!);
  await expect(figure).toContainText("Picture of the type, not of this craft.");
  const natural = await figure.getByTestId("picture").evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });
  expect(natural).toBeGreaterThan(0);
});

test("a picture of the craft itself is not said to be of the type", async ({ app }) => {
  const own = sample.with(({ spacecraft }) => {
    spacecraft.image[spacecraft.id.indexOf(289)] = 0;
  });
  await app.open("./spacecraft/289/", { catalogue: own });
  await expect(app.detail.getByRole("figure")).not.toContainText("Picture of the type");
  await expect(app.detail.getByTestId("picture")).toHaveAccessibleName("Crew Dragon Endeavour");
});
