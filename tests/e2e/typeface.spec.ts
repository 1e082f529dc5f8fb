import { expect, test } from "./support/test.ts";

/** What is asked of the network before the first paint is measured by `cargo xtask bench --load`. */
const FONT = /\/fonts\/[^/]+\.woff2$/;

for (const [network, downlink, asked] of [
  ["a quick network asks for the typeface at once", 10, 1],
  ["a slow network goes without it", 1.4, 0],
] as const) {
  test(network, async ({ app }) => {
    const fonts: string[] = [];
    app.page.on("request", (request) => {
      if (FONT.test(request.url())) fonts.push(request.url());
    });
    await app.page.addInitScript((downlink) => {
      Object.defineProperty(navigator, "connection", { value: { downlink } });
    }, downlink);
    await app.open("./");
    const used = await app.page.evaluate(async () => {
      await document.fonts.ready;
      return getComputedStyle(document.body).fontFamily.startsWith("Archivo,");
    });
    expect(used).toBe(asked === 1);
    expect(fonts).toHaveLength(asked);
  });
}
