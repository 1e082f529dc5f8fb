import type { Page } from "@playwright/test";

/**
 * By how much two screenshots of one size differ, at most, in one channel of one pixel (0 to 255).
 * Rounded corners painted twice may differ by one or two.
 */
export function difference(page: Page, before: Buffer, after: Buffer): Promise<number> {
  return page.evaluate(
    async (pictures) => {
      const pixels = pictures.map(async (picture) => {
        const image = new Image();
        image.src = `data:image/png;base64,${picture}`;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext("2d");
        if (!context) throw new Error("there is no canvas");
        context.drawImage(image, 0, 0);
        return context.getImageData(0, 0, image.width, image.height).data;
      });
      const [one, other] = await Promise.all(pixels);
      if (!one || !other || one.length !== other.length) return 255;
      return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 0))), 0);
    },
    [before.toString("base64"), after.toString("base64")],
  );
}
