import { sample } from "./support/catalogue.ts";
import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

/** A catalogue at hand and an API that may be called, were there a reason. */
const held = (standIn: StandIn) => ({ config: { api: standIn.api } });

test("looking around calls nobody", { tag: "@smoke" }, async ({ app, standIn }) => {
  await app.open("./", held(standIn));
  await app.search.pressSequentially("soyuz");
  await app.expectView("q=soyuz");
  await app.search.fill("");
  await app.expectView("");
  await app.order.selectOption("-time_in_space");
  await app.expectView("ordering=-time_in_space");
  await app.value("status", 4).click();
  await app.next.click();
  await app.expectView("status=4&ordering=-time_in_space&offset=24");
  await app.view("table").click();
  const ids = await app.ids();
  for (const id of ids.slice(0, 5)) {
    await app.link(id).click();
    await expect(app.detail).toHaveAttribute("data-id", String(id));
    await app.page.goBack();
    await expect.poll(() => app.ids()).toEqual(ids);
  }
  expect(await standIn.log()).toEqual([]);
});

test("flights are one call, made when they are asked for", async ({ app, standIn }) => {
  const id = await sharedId();
  await app.open(`./spacecraft/${id}/`, held(standIn));
  expect(await standIn.log()).toEqual([]);
  await app.page.getByRole("button", { name: "Load flights" }).click();
  await expect(app.page.getByTestId("flights")).toBeVisible();
  expect((await standIn.calls()).map(({ path }) => path)).toEqual([`/2.3.0/spacecraft/${id}/`]);
  // The catalogue's own facts stay as they were.
  await expect(app.heading).toHaveText(sample.find(id).name);
});

test("flights that could not be loaded are loaded again", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/spacecraft\/\d+\/$/);
  const id = await sharedId();
  await standIn.set({ faults: [{ kind: "throttled", wait_secs: 2, times: 1 }] });
  await app.open(`./spacecraft/${id}/`, held(standIn));
  await app.page.getByRole("button", { name: "Load flights" }).click();
  await expect(app.alert).toHaveText(/no more calls/);
  await expect(app.detail).toBeVisible();
  // The button comes when the two seconds are over.
  await app.retry.click();
  await expect(app.page.getByTestId("flights")).toBeVisible();
  await expect(app.alert).toHaveCount(0);
  expect(await standIn.calls()).toHaveLength(2);
});

test("a site that calls nobody says so", async ({ app }) => {
  await app.open("./spacecraft/289/");
  await expect(app.page.getByRole("button", { name: "Load flights" })).toHaveCount(0);
  await expect(app.detail).toContainText("switched off");
});

/** An id that the sample and the stand-in share. */
async function sharedId(): Promise<number> {
  const { ids } = await StandIn.list("ordering=id&limit=100");
  const shared = ids.find((id) => sample.craft.some((craft) => craft.id === id));
  if (shared === undefined) throw new Error("the sample and the stand-in share no id");
  return shared;
}
