import { sample, type Agency, type Craft, type Family, type Image } from "./support/catalogue.ts";
import { expect, test } from "./support/test.ts";

const API = "https://ll.thespacedevs.com/2.3.0";

function iso(seconds: number | null): string | null {
  if (seconds === null) return null;
  if (seconds === 0) return "P0D";
  const part = (amount: number, unit: string) => (amount ? `${amount}${unit}` : "");
  const days = part(Math.floor(seconds / 86_400), "D");
  const time =
    part(Math.floor(seconds / 3600) % 24, "H") + part(Math.floor(seconds / 60) % 60, "M") + part(seconds % 60, "S");
  return `P${days}${time && `T${time}`}`;
}

const agency = (agency: Agency | null) =>
  agency && {
    response_mode: "list",
    id: agency.id,
    url: `${API}/agencies/${agency.id}/`,
    name: agency.name,
    abbrev: agency.abbrev ?? "",
    type: agency.type,
  };

const family = (family: Family) => ({
  response_mode: "normal",
  id: family.id,
  name: family.name,
  description: family.description ?? "",
  manufacturer: agency(family.manufacturer),
  parent: family.parent && { response_mode: "list", ...family.parent },
  maiden_flight: family.maidenFlight,
});

const image = (image: Image | null) =>
  image && {
    id: image.id,
    name: image.name,
    image_url: image.imageUrl,
    thumbnail_url: image.thumbnailUrl,
    credit: image.credit,
    license: image.license,
    single_use: image.singleUse,
    variants: [],
  };

/** The craft as LL2 would write it (API 2.3.0, mode `normal`). */
const record = (craft: Craft) => ({
  response_mode: "normal",
  id: craft.id,
  url: `${API}/spacecraft/${craft.id}/`,
  name: craft.name,
  serial_number: craft.serialNumber,
  is_placeholder: craft.isPlaceholder,
  image: image(craft.image),
  in_space: craft.inSpace,
  time_in_space: iso(craft.timeInSpace),
  time_docked: iso(craft.timeDocked),
  flights_count: craft.flights,
  mission_ends_count: craft.missionEnds,
  status: craft.status,
  description: craft.description ?? "",
  spacecraft_config: craft.config && {
    response_mode: "normal",
    id: craft.config.id,
    url: `${API}/spacecraft_configurations/${craft.config.id}/`,
    name: craft.config.name,
    type: craft.config.type,
    agency: agency(craft.config.agency),
    family: craft.config.families.map(family),
    in_use: craft.config.inUse,
    image: image(craft.config.image),
  },
  fastest_turnaround: iso(craft.turnaround),
});

for (const id of [289, 436, 1]) {
  test(`the record of ${id} in LL2's shape, and its address there`, async ({ app }) => {
    await app.open(`./spacecraft/${id}/`);
    const disclosure = app.detail.getByText("Record in Launch Library 2’s shape");
    const json = app.detail.getByRole("region", { name: "Record as JSON" });
    await expect(json).toHaveCount(0);
    await disclosure.click();
    expect(JSON.parse(await json.innerText())).toEqual(record(sample.find(id)));
    await expect(app.detail).toContainText("Rebuilt from what is held here");
    const address = `${API}/spacecraft/${id}/`;
    await expect(app.detail.getByRole("link", { name: address })).toHaveAttribute("href", address);
  });
}

test("with an API of its own the site names that one", async ({ app, standIn }) => {
  await app.open("./spacecraft/289/", { config: { api: standIn.api } });
  await app.detail.getByText("Record in Launch Library 2’s shape").click();
  const json = app.detail.getByRole("region", { name: "Record as JSON" });
  expect(JSON.parse(await json.innerText())).toMatchObject({ url: `${standIn.api}/spacecraft/289/` });
  expect(await standIn.log()).toEqual([]);
});
