// What runs inside a page while it loads: it watches and changes nothing.

/**
 * What is waited for.
 * @typedef {object} Wanted
 * @property {string} card The id of the card that is the first one in the end.
 * @property {string | null} count The number of matches once a typed letter filters.
 *
 * What was seen, in milliseconds since the navigation began; `null` what was not.
 * @typedef {object} Seen
 * @property {number | null} card When that card was painted.
 * @property {number | null} count When that number was painted.
 * @property {number | null} fcp When anything was painted.
 * @property {number} lcp When the largest part was painted.
 * @property {number} cls How far things moved that nobody touched.
 * @property {{ start: number, duration: number }[]} tasks Those of more than 50 ms.
 * @property {number} blocking Encoded bytes of the page itself and of all that holds up its paint.
 */

/**
 * Playwright runs this before any script of the page.
 *
 * @param {Wanted} wanted
 */
export function install(wanted) {
  /** @type {Seen} */
  const seen = { card: null, count: null, fcp: null, lcp: 0, cls: 0, tasks: [], blocking: 0 };

  /**
   * @param {string} type
   * @param {(entry: any) => void} take
   */
  const observe = (type, take) => {
    const observer = new PerformanceObserver((list) => list.getEntries().forEach(take));
    observer.observe({ type, buffered: true });
  };
  observe("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") seen.fcp = startTime;
  });
  observe("largest-contentful-paint", ({ startTime }) => (seen.lcp = startTime));
  observe("layout-shift", ({ value, hadRecentInput }) => (seen.cls += hadRecentInput ? 0 : value));
  observe("longtask", ({ startTime: start, duration }) => seen.tasks.push({ start, duration }));
  // A style sheet or script that was waited for, when there is one.
  observe("resource", ({ renderBlockingStatus, transferSize }) => {
    if (renderBlockingStatus === "blocking") seen.blocking += transferSize;
  });
  observe("navigation", ({ transferSize }) => (seen.blocking += transferSize));

  const shows = {
    card: () => {
      const card = document.querySelector(`[data-testid=card][data-id="${wanted.card}"]`);
      // A card that stands in for another is there, but not what it says.
      return card?.querySelector("h3 a")?.checkVisibility({ visibilityProperty: true });
    },
    count: () => {
      const count = document.querySelector("[data-testid=count]")?.getAttribute("data-count");
      return wanted.count !== null && count === wanted.count;
    },
  };
  // A frame's callbacks come before it is painted, a task posted there after it; and this kind of
  // task before all that has waited longer.
  const { scheduler } = /** @type {any} */ (window);
  const look = () => {
    for (const what of /** @type {const} */ (["card", "count"])) {
      if (seen[what] !== null || !shows[what]()) continue;
      const note = () => (seen[what] ??= performance.now());
      scheduler.postTask(note, { priority: "user-blocking" });
    }
    if (seen.card === null || (wanted.count !== null && seen.count === null)) {
      requestAnimationFrame(look);
    }
  };
  requestAnimationFrame(look);

  /** @type {any} */ (window).seen = seen;
}
