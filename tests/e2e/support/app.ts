import { expect, type Browser, type BrowserContext, type Locator, type Page } from "@playwright/test";

import { sample, type Catalogue } from "./catalogue.ts";
import { DataBar } from "./data-bar.ts";
import { answer } from "./engine.ts";
import type { Guard } from "./guard.ts";

/** What the site serves in place of its own files: a text, or a status of failure. */
export interface Site {
  /** `config.json`; an object is taken as changes to a configuration that calls nobody. */
  config?: Record<string, unknown> | string | number;
  /** `data/catalogue.json`, when it is not the one that was built. */
  catalogue?: Catalogue | string | number;
  /** How long the catalogue takes to arrive. */
  catalogueDelay?: number;
}

/** No test may reach the real API, which the shipped configuration names. */
const QUIET = { api: null, refresh: "never", offline: false };

/** How long to wait before looking again, in milliseconds. */
const SOON = [25, 50, 100];

/** The app in one page, seen as its visitors and its documented hooks see it. */
export class App {
  readonly #contexts: BrowserContext[] = [];
  #site: Site = {};

  constructor(
    readonly page: Page,
    readonly guard: Guard,
    readonly browser: Browser,
  ) {}

  // Where to go.

  /** Opens an address below the base, such as `./?q=soyuz`, and waits for its first view. */
  async open(path: string, site: Site = {}): Promise<void> {
    await this.go(path, site);
    await this.ready();
  }

  /** Opens an address without waiting for the app. */
  async go(path: string, site: Site = {}): Promise<void> {
    await this.serve(site);
    await this.page.goto(path, { waitUntil: "commit" });
  }

  /** Says what the site serves from now on. */
  async serve(site: Site): Promise<void> {
    this.#site = site;
    const { config = {}, catalogue, catalogueDelay = 0 } = site;
    const text = (value: object | string) =>
      typeof value === "string" ? value : JSON.stringify({ ...QUIET, ...value });
    const context = this.page.context();
    await context.route("**/config.json", (route) =>
      typeof config === "number"
        ? route.fulfill({ status: config })
        : route.fulfill({ contentType: "application/json", body: text(config) }),
    );
    await context.route("**/data/catalogue.json", async (route) => {
      await new Promise((wake) => setTimeout(wake, catalogueDelay));
      if (catalogue === undefined) return route.continue();
      if (typeof catalogue === "number") return route.fulfill({ status: catalogue });
      const body = typeof catalogue === "string" ? catalogue : catalogue.text;
      return route.fulfill({ contentType: "application/json", body });
    });
    if (typeof config === "number") this.guard.allowFailure(/\/config\.json/);
    if (typeof catalogue === "number") this.guard.allowFailure(/\/data\/catalogue\.json/);
  }

  /** Keeps the program, or the second part of it, from arriving until what this gives is called. */
  async hold(part: "bg" | "rest" = "bg"): Promise<() => void> {
    let go = () => {};
    const gone = new Promise<void>((resolve) => (go = resolve));
    await this.page.context().route(`**/*_${part}.wasm`, async (route) => {
      await gone;
      await route.continue();
    });
    return go;
  }

  /** Waits until the app runs and shows a first result, an empty state or an error. */
  async ready(): Promise<void> {
    await expect(this.page.locator("html")).toHaveAttribute("data-ready", "true");
  }

  /** The app in another visitor's browser, which knows nothing of this one. */
  async elsewhere(): Promise<App> {
    const context = await this.browser.newContext();
    this.#contexts.push(context);
    await this.guard.watch(context);
    const other = new App(await context.newPage(), this.guard, this.browser);
    await other.serve(this.#site);
    return other;
  }

  /** Closes the browsers of other visitors. */
  async close(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  // What is there.

  get search(): Locator {
    return this.page.getByRole("searchbox");
  }

  get count(): Locator {
    return this.page.getByTestId("count");
  }

  get rows(): Locator {
    return this.page.getByTestId("row");
  }

  get cards(): Locator {
    return this.page.getByTestId("card");
  }

  get detail(): Locator {
    return this.page.getByTestId("detail");
  }

  get notice(): Locator {
    return this.page.getByTestId("notice");
  }

  get alert(): Locator {
    return this.page.getByRole("alert");
  }

  get retry(): Locator {
    return this.page.locator("[data-action=retry]");
  }

  get next(): Locator {
    return this.page.locator("a[rel=next]");
  }

  get previous(): Locator {
    return this.page.locator("a[rel=prev]");
  }

  get bar(): DataBar {
    return new DataBar(this.page);
  }

  /** How long trying again is of no use, in place of the retry. */
  get countdown(): Locator {
    return this.page.getByTestId("countdown");
  }

  get chips(): Locator {
    return this.page.getByTestId("chips");
  }

  get order(): Locator {
    return this.page.locator("select[name=ordering]");
  }

  get heading(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** The values offered under the search box. */
  get completions(): Locator {
    return this.page.getByRole("listbox", { name: "Values" }).getByRole("option");
  }

  /** What the page says about query words that mean nothing. */
  get queryWord(): Locator {
    return this.page.getByTestId("query-word");
  }

  get grouping(): Locator {
    return this.page.locator("select[name=group]");
  }

  /** The headings of groups. */
  get groups(): Locator {
    return this.page.getByTestId("group");
  }

  /** The button that opens a sheet, and the sheet. */
  sheet(name: "What to type" | "Sort by" | "Columns"): [button: Locator, sheet: Locator] {
    const label = { "What to type": "What to type", "Sort by": "Sort …", Columns: "Columns …" }[name];
    return [
      this.page.getByRole("button", { name: label, exact: true }),
      this.page.getByRole("dialog", { name, exact: true }),
    ];
  }

  /** The link of a card or row. */
  link(id: number): Locator {
    return this.page.locator(`[data-id="${id}"]`).getByRole("link");
  }

  facet(key: string): Locator {
    return this.page.locator(`[data-facet=${key}]`);
  }

  /** A value of a facet, to be clicked. */
  value(key: string, value: number | string): Locator {
    return this.facet(key).locator(`[data-value="${value}"]`);
  }

  /** The header cell of a column. */
  column(key: string): Locator {
    return this.page.locator(`[data-sort=${key}]`);
  }

  view(view: "grid" | "table"): Locator {
    return this.page.locator(`[data-view-switch=${view}]`);
  }

  /** The ids of the cards or rows on screen, in order. */
  async ids(): Promise<number[]> {
    const shown = this.page.locator("[data-testid=card], [data-testid=row]");
    return shown.evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.id)));
  }

  /** How many steps this tab's history has. */
  async steps(): Promise<number> {
    return this.page.evaluate(() => history.length);
  }

  async scroll(): Promise<number> {
    return this.page.evaluate(() => window.scrollY);
  }

  // What must be so.

  /** The address says exactly this query. */
  async expectQuery(query: string): Promise<void> {
    const search = query && `?${query}`;
    await expect.poll(() => new URL(this.page.url()).search, { intervals: SOON }).toBe(search);
  }

  /** What is shown answers this query: these ids in this order, and the true counts. */
  async expectAnswer(query: string, catalogue: Catalogue = sample): Promise<void> {
    const { ids, count, total } = answer(catalogue, query);
    await expect.poll(() => this.ids(), { message: query, intervals: SOON }).toEqual(ids);
    await expect(this.count).toHaveAttribute("data-count", String(count));
    await expect(this.count).toHaveAttribute("data-total", String(total));
  }

  /** Both: the address says this query and the page answers it. */
  async expectView(query: string, catalogue: Catalogue = sample): Promise<void> {
    await this.expectQuery(query);
    await this.expectAnswer(query, catalogue);
  }

  /** The address, opened by someone else, shows the same craft in the same order. */
  async expectShareable(): Promise<void> {
    const address = this.page.url();
    const other = await this.elsewhere();
    await other.page.goto(address);
    await other.ready();
    expect(await other.ids()).toEqual(await this.ids());
    expect(await other.count.innerText()).toBe(await this.count.innerText());
    expect(other.page.url()).toBe(address);
    await this.close();
  }
}
