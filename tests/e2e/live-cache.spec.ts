import { sample } from "./support/catalogue.ts";
import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

const live = (standIn: StandIn) => ({ config: { api: standIn.api, catalogue: null } });
const held = (standIn: StandIn) => ({ config: { api: standIn.api } });

const FIRST = "ordering=id&limit=24";
const SINGLE_USE = "status=4&ordering=id&limit=24";

/** Two craft that the sample and the stand-in share. */
async function shared(): Promise<[number, number]> {
  const { ids } = await StandIn.list("ordering=id&limit=100");
  const [one, other] = ids.filter((id) => sample.craft.some((craft) => craft.id === id));
  if (one === undefined || other === undefined) throw new Error("the sample and the stand-in share too few ids");
  return [one, other];
}

test("the same view twice in a visit is one call", { tag: "@smoke" }, async ({ app, standIn }) => {
  const rows = {
    [FIRST]: (await StandIn.list(FIRST)).ids,
    [SINGLE_USE]: (await StandIn.list(SINGLE_USE)).ids,
  };
  await app.open("./", live(standIn));
  await app.value("status", 4).click();
  await expect.poll(() => app.ids()).toEqual(rows[SINGLE_USE]);
  for (const [step, query] of [
    [() => app.page.goBack(), FIRST],
    [() => app.page.goForward(), SINGLE_USE],
    [() => app.value("status", 4).click(), FIRST],
    [() => app.value("status", 4).click(), SINGLE_USE],
  ] as const) {
    await step();
    await expect.poll(() => app.ids()).toEqual(rows[query]);
  }
  expect(await standIn.lists()).toEqual([FIRST, SINGLE_USE]);
  // What a visit was told is not for the next one.
  await app.page.reload();
  await app.ready();
  expect(await standIn.lists()).toEqual([FIRST, SINGLE_USE, SINGLE_USE]);
});

test("words typed again are not asked for again", async ({ app, standIn }) => {
  const asked = "search=soyuz&ordering=id&limit=24";
  const { ids } = await StandIn.list(asked);
  const first = await StandIn.list(FIRST);
  await app.open("./", live(standIn));
  for (let round = 0; round < 2; round += 1) {
    await app.search.pressSequentially("soyuz", { delay: 25 });
    await expect.poll(() => app.ids()).toEqual(ids);
    await app.search.fill("");
    await expect.poll(() => app.ids()).toEqual(first.ids);
  }
  expect(await standIn.lists()).toEqual([FIRST, asked]);
});

test("an answer that failed is asked for again", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/2\.3\.0\/spacecraft\//);
  await app.open("./", live(standIn));
  await standIn.set({ faults: [{ kind: "cut", times: 1 }] });
  await app.value("status", 4).click();
  await expect(app.alert).toBeVisible();
  await app.page.goBack();
  await expect(app.alert).toHaveCount(0);
  await app.value("status", 4).click();
  const { ids } = await StandIn.list(SINGLE_USE);
  await expect.poll(() => app.ids()).toEqual(ids);
  expect(await standIn.lists()).toEqual([FIRST, SINGLE_USE, SINGLE_USE]);
});

test("a craft of the live list is asked for once", async ({ app, standIn }) => {
  await app.open("./", live(standIn));
  const ids = await app.ids();
  for (let round = 0; round < 2; round += 1) {
    await app.link(ids[0]!).click();
    await expect(app.detail).toHaveAttribute("data-id", String(ids[0]));
    await expect(app.page.getByTestId("flights")).toBeVisible();
    await app.page.goBack();
    await expect.poll(() => app.ids()).toEqual(ids);
  }
  const paths = (await standIn.calls()).map(({ path }) => path);
  expect(paths).toEqual(["/2.3.0/spacecraft/", `/2.3.0/spacecraft/${ids[0]}/`]);
});

test("flights are asked for once in a visit", async ({ app, standIn }) => {
  const [id] = await shared();
  await app.open("./?limit=all", held(standIn));
  for (let round = 0; round < 2; round += 1) {
    await app.link(id).click();
    await app.page.getByRole("button", { name: "Load flights" }).click();
    await expect(app.page.getByTestId("flights")).toBeVisible();
    await app.page.goBack();
    await expect(app.link(id)).toBeVisible();
  }
  expect((await standIn.calls()).map(({ path }) => path)).toEqual([`/2.3.0/spacecraft/${id}/`]);
});

test("flights that are always wanted come by themselves, also after a reload", async ({ app, standIn }) => {
  const [one, other] = await shared();
  const flights = app.page.getByTestId("flights");
  const always = app.page.getByRole("checkbox", { name: /Always load flights/ });
  const load = app.page.locator("[data-action=load-flights]");
  const paths = async () => (await standIn.calls()).map(({ path }) => path);
  const call = (id: number) => `/2.3.0/spacecraft/${id}/`;

  await app.open(`./spacecraft/${one}/`, held(standIn));
  await expect(load).toBeVisible();
  await expect(always).not.toBeChecked();
  await always.check();
  await load.click();
  await expect(flights).toBeVisible();
  await app.page.reload();
  await expect(flights).toBeVisible();
  await expect(always).toBeChecked();
  await app.open(`./spacecraft/${other}/`, held(standIn));
  await expect(flights).toBeVisible();
  expect(await paths()).toEqual([call(one), call(one), call(other)]);

  await always.uncheck();
  await app.page.reload();
  await expect(load).toBeVisible();
  await expect(always).not.toBeChecked();
  await expect(flights).toHaveCount(0);
  expect(await paths()).toHaveLength(3);
});
