import type { BrowserContext } from "@playwright/test";

/**
 * Notes every number of records that any page of a context has shown, in order. What was on screen
 * for a moment only is noted too.
 */
export async function watchTotals(context: BrowserContext): Promise<readonly number[]> {
  const seen: number[] = [];
  await context.exposeFunction("noteTotal", (total: string) => void seen.push(Number(total)));
  await context.addInitScript(() => {
    const { noteTotal } = window as unknown as { noteTotal: (total: string) => void };
    let last: string | undefined;
    const look = () => {
      const total = document.querySelector<HTMLElement>("[data-total]")?.dataset.total;
      if (total !== undefined && total !== last) noteTotal(total);
      last = total;
    };
    new MutationObserver(look).observe(document, {
      attributeFilter: ["data-total"],
      childList: true,
      subtree: true,
    });
  });
  return seen;
}
