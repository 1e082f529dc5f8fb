import { sample } from "./support/catalogue.ts";
import { pictured } from "./support/pictured.ts";
import type { StandIn } from "./support/stand-in.ts";
import { expect, test } from "./support/test.ts";

test("the first row loads at once and first, the rest when it comes near", async ({ app }) => {
  await app.open("./");
  const images = await app.page.getByTestId("thumbnail").evaluateAll((all) =>
    all.map((image) => ({
      loading: image.getAttribute("loading"),
      priority: image.getAttribute("fetchpriority"),
      decoding: image.getAttribute("decoding"),
      order: image.getAttributeNames().filter((name) => ["loading", "src"].includes(name)),
      top: image.getBoundingClientRect().top,
    })),
  );
  expect(images).toHaveLength(24);
  const firstRow = images.filter(({ top }) => top === images[0]?.top);
  for (const [at, { loading, priority, order }] of images.entries()) {
    // Some browsers begin to load before they have read what stands after `src`.
    expect(order).toEqual(["loading", "src"]);
    expect(priority === "high", `priority of ${at}`).toBe(loading === "eager");
    if (at < firstRow.length) expect(loading, `image ${at}`).toBe("eager");
    if (at >= 2 * firstRow.length) expect(loading, `image ${at}`).toBe("lazy");
  }
});

test("pictures far below are asked for only when they come near", async ({ app, standIn }) => {
  await app.open("./?limit=all", { catalogue: pictured(standIn) });
  const ids = await app.ids();
  await expect.poll(async () => (await standIn.pictures()).length).toBeGreaterThan(3);
  await app.page.waitForLoadState("networkidle");
  const atFirst = await standIn.pictures();
  expect(atFirst).toContain(`${ids[0]}-thumb.png`);
  expect(atFirst).not.toContain(`${ids.at(-1)}-thumb.png`);
  expect(atFirst.length).toBeLessThan(ids.length * 0.7);

  await app.cards.last().scrollIntoViewIfNeeded();
  await expect.poll(() => standIn.pictures()).toContain(`${ids.at(-1)}-thumb.png`);
  // The small pictures only, and each once.
  const all = await standIn.pictures();
  expect(all.filter((file) => !file.endsWith("-thumb.png"))).toEqual([]);
  expect(new Set(all).size).toBe(all.length);
});

test("a table asks for no pictures", async ({ app, standIn }) => {
  await app.open("./?view=table", { catalogue: pictured(standIn) });
  await app.page.waitForLoadState("networkidle");
  expect(await standIn.pictures()).toEqual([]);
});

test("broken pictures give way to silhouettes, after one try each", { tag: "@smoke" }, async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/media\//);
  await standIn.set({ broken_images: true });
  await app.open("./?limit=12", { catalogue: pictured(standIn) });
  await app.cards.last().scrollIntoViewIfNeeded();
  await expect(app.cards.getByTestId("silhouette")).toHaveCount(12);
  await expect(app.page.getByTestId("thumbnail")).toHaveCount(0);
  await app.page.waitForLoadState("networkidle");
  const tries = await standIn.pictures();
  expect(tries.sort()).toEqual((await app.ids()).map((id) => `${id}-thumb.png`).sort());
});

test("so do pictures that break while the app is still being built", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/media\//);
  await standIn.set({ broken_images: true });
  const browser = await app.page.context().newCDPSession(app.page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  await app.open("./?limit=24", { catalogue: pictured(standIn) });
  await app.cards.last().scrollIntoViewIfNeeded();
  await expect(app.cards.getByTestId("silhouette")).toHaveCount(24);
});

test("a broken large picture gives way to a silhouette too", async ({ app, guard, standIn }) => {
  guard.allowFailure(/\/media\//);
  await standIn.set({ broken_images: true });
  await app.open("./spacecraft/289/", { catalogue: pictured(standIn) });
  await expect(app.detail.getByTestId("silhouette")).toBeVisible();
  await app.page.waitForLoadState("networkidle");
  expect(await standIn.pictures()).toEqual(["289.svg"]);
});

test("a craft without a picture has the silhouette of its type", async ({ app }) => {
  const bare = sample.with(({ spacecraft, spacecraft_configs: configs }) => {
    spacecraft.image.fill(null);
    configs.image.fill(null);
  });
  await app.open("./?limit=all", { catalogue: bare });
  await expect(app.page.getByTestId("thumbnail")).toHaveCount(0);
  const drawn = await app.cards.evaluateAll((cards) =>
    cards.map((card) => [
      (card as HTMLElement).dataset.id,
      card.querySelector("[data-testid=silhouette] path")?.getAttribute("d"),
    ]),
  );
  const outlines = new Map<number | undefined, Set<string | null | undefined>>();
  for (const [id, outline] of drawn) {
    const type = bare.find(Number(id)).config?.type?.id;
    outlines.set(type, (outlines.get(type) ?? new Set()).add(outline));
  }
  const each = [...outlines.values()].map((set) => [...set]);
  for (const outline of each) expect(outline).toHaveLength(1);
  expect(new Set(each.flat()).size).toBe(each.length);
  expect(each.flat()).not.toContain(undefined);
});

test.describe("a picture of unknown licence", () => {
  const unlicensed = (standIn: StandIn) =>
    pictured(standIn).with(({ images }) => {
      images.license[images.id.indexOf(9_000_289)] = null;
    });

  for (const [rule, small, large] of [
    ["hide", null, null],
    ["thumbnail", "289-thumb.png", "289-thumb.png"],
    ["show", "289-thumb.png", "289.svg"],
  ] as const) {
    test(`unknown_license_images: ${rule}`, async ({ app, standIn }) => {
      const config = { unknown_license_images: rule };
      await app.open("./?name=Crew+Dragon+Endeavour", { config, catalogue: unlicensed(standIn) });
      const thumbnail = app.cards.getByTestId("thumbnail");
      if (small) await expect(thumbnail).toHaveAttribute("src", new RegExp(`/media/${small}$`));
      else await expect(app.cards.getByTestId("silhouette")).toBeVisible();

      await app.link(289).click();
      const picture = app.detail.getByTestId("picture");
      if (large) await expect(picture).toHaveAttribute("src", new RegExp(`/media/${large}$`));
      else await expect(app.detail.getByTestId("silhouette")).toBeVisible();
      const asked = async () => [...new Set(await standIn.pictures())].sort();
      const allowed = new Set([small, large].filter((file) => file !== null));
      await expect.poll(asked).toEqual([...allowed].sort());
    });
  }

  test("a known licence is no matter for the rule", async ({ app, standIn }) => {
    const config = { unknown_license_images: "hide" };
    await app.open("./spacecraft/436/", { config, catalogue: unlicensed(standIn) });
    await expect(app.detail.getByTestId("picture")).toHaveAttribute("src", /\/media\/436\.svg$/);
  });
});
