import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/** A line in a browser's console, and where it came from. */
interface Line {
  text: string;
  url: string;
}

/** How the browser itself words a request that failed. */
const FAILED_REQUEST = [
  /^Failed to load resource: /,
  /^Access to fetch at '/,
  // As a reason for which the program could not be started.
  /^TypeError: Failed to fetch/,
  /^TypeError: Failed to execute 'compile' on 'WebAssembly': HTTP status code is not ok/,
];

/** Advice about preloads that the browser gives by itself. */
const ADVICE = [
  /was preloaded using link preload but not used/,
  /^The `integrity` attribute is currently ignored for preload/,
  // Only some specs allow the worker.
  /^Service Worker registration blocked by Playwright/,
];

/**
 * Watches a context for what must never happen in any test: an error nobody handled, a panic,
 * a line of our own in the console, a broken policy, a request beyond this machine.
 */
export class Guard {
  readonly #problems: string[] = [];
  readonly #failures: Line[] = [];
  readonly #allowed: RegExp[] = [];

  /** Allows the browser's own line for failed requests to this address. */
  allowFailure(address: RegExp): void {
    this.#allowed.push(address);
  }

  /**
   * Watches every page of a context, open or yet to be opened. Where requests are routed,
   * Playwright has the browser ask for everything anew, which a worker can tell.
   */
  async watch(context: BrowserContext, { routed = true } = {}): Promise<void> {
    context.on("console", (message) => this.#heard(message));
    context.on("weberror", (error) => {
      this.#problems.push(`not handled: ${error.error().stack ?? error.error().message}`);
    });
    context.on("request", (request) => {
      if (isElsewhere(new URL(request.url()))) {
        this.#problems.push(`a request to another host: ${request.url()}`);
      }
    });
    if (routed) await context.route(isElsewhere, (route) => route.abort());
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
  }

  /** Everything that went wrong so far; from then on it is forgotten. */
  take(): string[] {
    const failures = this.#failures.filter(
      ({ text, url }) => !this.#allowed.some((address) => address.test(url) || address.test(text)),
    );
    const all = [...this.#problems, ...failures.map(({ text, url }) => `${text} (${url})`)];
    this.#problems.length = 0;
    this.#failures.length = 0;
    return all;
  }

  #heard(message: ConsoleMessage): void {
    const [text, type] = [message.text(), message.type()];
    if (text.includes("panicked at")) this.#problems.push(text);
    if (type === "warning" && !ADVICE.some((words) => words.test(text))) {
      this.#problems.push(`warning: ${text}`);
    }
    if (type !== "error") return;
    const line = { text, url: message.location().url };
    if (FAILED_REQUEST.some((words) => words.test(text))) this.#failures.push(line);
    else this.#problems.push(`console: ${text}`);
  }
}

/** Whether a request would leave this machine. */
function isElsewhere(url: URL): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && url.hostname !== "127.0.0.1";
}
