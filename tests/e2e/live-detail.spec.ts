import { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

const live = (standIn: StandIn) => ({ config: { api: standIn.api, catalogue: null } });

/** The ids of craft in the stand-in, those with most flights first. */
const flown = async () => (await StandIn.list("ordering=-flights_count,id&limit=100")).ids;

test("a craft by its address is one call, flights included", async ({ app, guard, standIn }) => {
  const ids = await flown();
  const records = await Promise.all(ids.slice(40, 60).map((id) => StandIn.detail(id)));
  const record = records.find(({ flights }) => (flights as unknown[]).length > 1)!;
  guard.allowFailure(new RegExp(`/spacecraft/${record.id}/$`));
  await app.open(`./spacecraft/${record.id}/`, live(standIn));
  await expect(app.detail).toHaveAttribute("data-id", String(record.id));
  await expect(app.heading).toHaveText(String(record.name));
  const flights = app.page.getByTestId("flights");
  await expect(flights.locator("> li")).toHaveCount((record.flights as unknown[]).length);
  expect((await standIn.calls()).map(({ path }) => path)).toEqual([`/2.3.0/spacecraft/${record.id}/`]);
});

test("from the live list to a craft and back", async ({ app, standIn }) => {
  await app.open("./", live(standIn));
  const ids = await app.ids();
  const link = app.link(ids[14]!);
  await link.scrollIntoViewIfNeeded();
  const scroll = await app.scroll();
  expect(scroll).toBeGreaterThan(300);
  await link.click();
  await expect(app.detail).toHaveAttribute("data-id", String(ids[14]));
  await app.page.goBack();
  await expect.poll(() => app.ids()).toEqual(ids);
  await expect.poll(async () => Math.abs((await app.scroll()) - scroll)).toBeLessThanOrEqual(2);
  await expect(link).toBeFocused();
});

test("an id that LL2 does not have", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/spacecraft\/999999\/$/);
  await app.open("./spacecraft/999999/", live(standIn));
  await expect(app.page.getByTestId("not-found")).toBeVisible();
  expect(await standIn.calls()).toHaveLength(1);
});

test("a craft that could not be loaded is loaded again", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/spacecraft\/\d+\/$/);
  const [id] = await flown();
  await standIn.set({ fail: { status: 500 } });
  await app.open(`./spacecraft/${id}/`, live(standIn));
  await expect(app.alert).toHaveText(/status 500/);
  await app.retry.click();
  await expect(app.detail).toHaveAttribute("data-id", String(id));
  expect(await standIn.calls()).toHaveLength(2);
});
