import { expect, type Page } from "@playwright/test";

/** Longer than the page waits for things to settle before it speaks. */
const SETTLED = 1_000;

/** What a screen reader hears from the page by itself: every change in any of its live regions. */
export class Voice {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** Listens from now on. */
  static async of(page: Page): Promise<Voice> {
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(window, { said });
      const live = "[aria-live], [role=status], [role=alert], [role=log]";
      new MutationObserver((changes) => {
        const regions = changes.map(({ target }) =>
          (target instanceof Element ? target : target.parentElement)?.closest(live),
        );
        for (const region of new Set(regions)) if (region) said.push(region.textContent);
      }).observe(document, { characterData: true, childList: true, subtree: true });
    });
    return new Voice(page);
  }

  /** Exactly these sentences are said, in this order, and each once; then it hears anew. */
  async expectSaid(...sentences: (string | RegExp)[]): Promise<void> {
    const said = () => this.#page.evaluate(() => (window as unknown as { said: string[] }).said);
    await expect.poll(async () => (await said()).length).toBeGreaterThanOrEqual(sentences.length);
    await this.#page.waitForTimeout(SETTLED);
    const wanted = sentences.map((one) => (typeof one === "string" ? one : expect.stringMatching(one)));
    expect(await said()).toEqual(wanted);
    await this.#page.evaluate(() => (window as unknown as { said: string[] }).said.splice(0));
  }
}
