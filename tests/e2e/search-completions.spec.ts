import { fold } from "./support/texts.ts";
import { sample } from "./support/catalogue.ts";
import { terms } from "./support/engine.ts";
import { expect, test } from "./support/test.ts";
import { Voice } from "./support/voice.ts";

const STATUSES = terms(sample, "status").map(({ name }) => name);

test("arrow keys walk through the values round and round, and Enter takes one", { tag: "@smoke" }, async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("status:");
  await expect(app.completions).toHaveText(STATUSES);
  await expect(app.search).toHaveAttribute("aria-controls", "completions");
  await expect(app.search).not.toHaveAttribute("aria-activedescendant");
  const walk = ["ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown"];
  for (const [step, at] of [0, 1, 0, 3, 0, 1].entries()) {
    await app.search.press(walk[step]!);
    const id = await app.completions.nth(at).getAttribute("id");
    await expect(app.search).toHaveAttribute("aria-activedescendant", id!);
    const selected = STATUSES.map((_, other) => String(other === at));
    expect(await app.completions.evaluateAll((all) => all.map((one) => one.ariaSelected))).toEqual(selected);
    await expect(app.search).toBeFocused();
  }
  await app.expectView("");
  await app.search.press("Enter");
  await app.expectView(`status=${terms(sample, "status")[1]!.id}`);
  await expect(app.completions).toHaveCount(0);
  await expect(app.search).toHaveValue("");
  await expect(app.search).toBeFocused();
  await expect(app.search).not.toHaveAttribute("aria-activedescendant");
  await expect(app.search).not.toHaveAttribute("aria-controls");
});

test("the values offered are those that what was typed may mean, the nearest first", async ({ app }) => {
  await app.open("./");
  const agencies = terms(sample, "agency").map(({ id, name }) => {
    const agency = sample.craft.find((craft) => craft.config?.agency?.id === id)?.config?.agency;
    return { name, names: [name, agency?.abbrev ?? ""].map(fold) };
  });
  for (const typed of ["n", "spa", "SpX", "rfs", "ogy"]) {
    const word = fold(typed);
    const fits = [
      (name: string) => name === word,
      (name: string) => name.startsWith(word),
      (name: string) => name.includes(word),
    ];
    const rank = (names: string[]) => fits.findIndex((fit) => names.some(fit));
    const fitting = agencies.filter(({ names }) => rank(names) >= 0);
    fitting.sort((a, b) => rank(a.names) - rank(b.names));
    expect(fitting, typed).not.toEqual([]);
    await app.search.fill("");
    await app.search.pressSequentially(`agency:${typed}`);
    await expect(app.completions, typed).toHaveText(fitting.map(({ name }) => name));
  }
  await app.search.fill("has:");
  await expect(app.completions).toHaveText(["serial", "turnaround", "picture"]);
  await app.search.fill("flights:");
  await expect(app.completions).toHaveCount(0);
});

test("the pointer takes a value and the focus stays in the box", async ({ app }) => {
  await app.open("./?q=soyuz");
  await app.search.press("End");
  await app.search.pressSequentially(" -status:re");
  await app.completions.getByText("Retired").click();
  await app.expectView("q=soyuz&status__not=2");
  await expect(app.search).toBeFocused();
  await expect(app.completions).toHaveCount(0);
  await app.search.pressSequentially("tma");
  await app.expectView("q=soyuz+tma&status__not=2");
});

test("a value whose name has blanks is taken whole", async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("agency:north");
  await expect(app.completions).toHaveText(["North American Aviation", "Northrop Grumman Space Systems"]);
  await app.search.press("ArrowUp");
  await app.search.press("Enter");
  await app.expectView("agency=257");
  await expect(app.search).toHaveValue("");
});

for (const name of ["Lost,active", 'Lost "for good"', "Lost: see notes"]) {
  test(`${name} is taken whole too, as the name of a status`, async ({ app }) => {
    const renamed = sample.with(({ statuses }) => {
      statuses.name[statuses.id.indexOf(3)] = name;
    });
    await app.open("./", { catalogue: renamed });
    await app.search.pressSequentially("status:lo");
    await expect(app.completions).toHaveText([name]);
    await app.search.press("ArrowDown");
    await app.search.press("Enter");
    await app.expectView("status=3", renamed);
    await expect(app.search).toHaveValue("");
  });
}

test("Escape closes the list and keeps the text", async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("status:re");
  await app.search.press("ArrowDown");
  await app.search.press("Escape");
  await expect(app.completions).toHaveCount(0);
  await expect(app.search).toHaveValue("status:re");
  await expect(app.search).not.toHaveAttribute("aria-activedescendant");
  await app.search.pressSequentially("t");
  await expect(app.completions).toHaveText(["Retired"]);
});

test("the list goes with the focus", async ({ app }) => {
  await app.open("./");
  await app.search.pressSequentially("status:");
  await expect(app.completions).toHaveCount(4);
  await app.search.press("Tab");
  await expect(app.completions).toHaveCount(0);
  await expect(app.search).toHaveValue("status:");
  await app.expectView("");
});

test("how many values there are, what a word gave, and what means nothing are said once each", async ({ app }) => {
  await app.open("./");
  const voice = await Voice.of(app.page);
  await app.search.pressSequentially("status:");
  await voice.expectSaid(/4 values to choose from$/);
  await app.search.press("ArrowDown");
  await app.search.press("ArrowDown");
  await voice.expectSaid();
  await app.search.press("Enter");
  await voice.expectSaid(/^\d+ of 116 spacecraft: destroyed$/);
  await app.search.pressSequentially("agency:nobody ");
  await voice.expectSaid("agency:nobody means nothing here");
  await app.search.fill("");
  await voice.expectSaid();
  await app.search.pressSequentially("flights:>1 ");
  await voice.expectSaid(/^\d+ of 116 spacecraft: destroyed, at least 2 flights$/);
  await app.page.goBack();
  await voice.expectSaid(/^\d+ of 116 spacecraft: destroyed$/);
});
