// What runs inside the page that is measured: it watches and changes nothing.

/**
 * One action, in milliseconds since the input event.
 * @typedef {{ dom: number, painted: number }} Sample
 *
 * What the page hands out.
 * @typedef {object} Stopwatch
 * @property {number | null} card When the first card or row was in the document, since the
 *   navigation began.
 * @property {number | null} painted When it was painted.
 * @property {number | null} ready When the app said that it runs.
 * @property {{ start: number, duration: number }[]} tasks Tasks of more than 50 ms.
 * @property {() => number} memory Bytes of WebAssembly memory.
 * @property {(type: string) => void} arm Waits for the next event of this type.
 * @property {() => Promise<Sample>} result What that event came to.
 */

/** Installs the stopwatch; Playwright runs this before any script of the page. */
export function install() {
  /** How long nothing may change before an action counts as over, in milliseconds. */
  const QUIET = 60;
  /** How long an action may go without an effect, in milliseconds. */
  const PATIENCE = 20_000;

  /** @type {WebAssembly.Memory[]} */
  const memories = [];
  /** @param {WebAssembly.Instance} instance */
  const keep = (instance) => {
    for (const value of Object.values(instance.exports)) {
      if (value instanceof WebAssembly.Memory) memories.push(value);
    }
  };
  // wasm-bindgen keeps its memory to itself, so it is caught where it is made.
  const api = /** @type {any} */ (WebAssembly);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = api[name];
    /** @param {...unknown} args */
    api[name] = async (...args) => {
      const made = await make(...args);
      // Of a module it makes the instance alone.
      keep(made.instance ?? made);
      return made;
    };
  }

  /** @type {Stopwatch} */
  const watch = {
    card: null,
    painted: null,
    ready: null,
    tasks: [],
    memory: () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
    arm,
    result: () => running?.result ?? Promise.reject(new Error("nothing is being measured")),
  };
  /** @type {any} */ (window).stopwatch = watch;

  // A frame's callbacks come before it is painted, a message posted there after it.
  /** @param {() => void} then */
  function afterPaint(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  }

  // Loading.
  new MutationObserver((_, observer) => {
    const now = performance.now();
    if (watch.card === null && document.querySelector("[data-testid=card], [data-testid=row]")) {
      watch.card = now;
      afterPaint(() => (watch.painted = performance.now()));
    }
    if (document.documentElement?.dataset.ready === "true") {
      watch.ready = now;
      if (watch.card !== null) observer.disconnect();
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["data-ready"] });

  new PerformanceObserver((list) => {
    for (const { startTime: start, duration } of list.getEntries()) {
      watch.tasks.push({ start, duration });
    }
  }).observe({ type: "longtask", buffered: true });

  // Acting.
  /**
   * @typedef {object} Run
   * @property {string} type
   * @property {number | null} began When the browser had the input, before the page did.
   * @property {number} changes
   * @property {(sample: Sample) => void} end
   * @property {Promise<Sample>} result
   */
  /** @type {Run | undefined} */
  let running;
  /** @type {Element[]} */
  let watched = [];
  // The observer is called when the listeners, and the effects they set off, have run: once for
  // each turn in which something changed. The last one counts.
  const observer = new MutationObserver(() => {
    const now = performance.now();
    const run = running;
    if (!run || run.began === null) return;
    const began = run.began;
    run.changes += 1;
    const change = run.changes;
    afterPaint(() => {
      const painted = performance.now();
      setTimeout(() => {
        if (run.changes === change) run.end({ dom: now - began, painted: painted - began });
      }, QUIET);
    });
  });

  /** The parts of the page that an answer changes: the results, and the filters' counts. */
  function parts() {
    const found = ["[data-testid=count]", "[data-facet]"].map((hook) =>
      document.querySelector(hook)?.closest("section"),
    );
    return found.filter((part) => part instanceof Element);
  }

  /** @param {string} type */
  function arm(type) {
    const now = parts();
    if (now.length !== watched.length || now.some((part, at) => part !== watched[at])) {
      observer.disconnect();
      for (const part of now) {
        observer.observe(part, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      }
      watched = now;
    }
    /** @type {Run["end"]} */
    let end = () => {};
    const result = new Promise((/** @type {Run["end"]} */ resolve, reject) => {
      end = resolve;
      setTimeout(() => reject(new Error(`a ${type} changed nothing`)), PATIENCE);
    });
    // Whoever asks for it hears of it; nobody else must.
    result.catch(() => {});
    running = { type, began: null, changes: 0, end, result };
  }

  for (const type of ["keydown", "click"]) {
    const begin = (/** @type {Event} */ event) => {
      if (!event.isTrusted || !running || running.began !== null || running.type !== type) return;
      running.began = event.timeStamp;
    };
    window.addEventListener(type, begin, { capture: true });
  }
}
