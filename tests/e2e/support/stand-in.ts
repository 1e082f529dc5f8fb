/** Where the stand-in for Launch Library 2 listens. */
const HOST = process.env.PERIGEE_STAND_IN ?? "http://127.0.0.1:4320";

/** A request as the stand-in noted it. */
export interface Entry {
  kind: "list" | "detail" | "throttle" | "media" | "other";
  path: string;
  query: string;
  status: number | null;
  time: number;
}

/** What the stand-in can be asked to do; see xtask/src/stand_in/settings.rs. */
export interface Settings {
  delay_ms?: number;
  delays?: { query: string; ms: number }[];
  throttle?: { limit: number; window_secs?: number; cors?: boolean } | null;
  fail?: { status: number; times?: number; cors?: boolean } | null;
  broken_images?: boolean;
}

export interface Listing {
  count: number;
  ids: number[];
}

/** One test's own corner of the stand-in, with settings and a log that no other test sees. */
export class StandIn {
  readonly #base: string;

  constructor(name: string) {
    this.#base = `${HOST}/ns/${name}`;
  }

  /** The API's base address, for `config.json`. */
  get api(): string {
    return `${this.#base}/2.3.0`;
  }

  /** The address of a small picture. */
  thumbnail(id: number): string {
    return `${this.#base}/media/${id}-thumb.png`;
  }

  /** The address of a full picture. */
  picture(id: number): string {
    return `${this.#base}/media/${id}.svg`;
  }

  async set(settings: Settings): Promise<void> {
    const body = JSON.stringify(settings);
    const response = await fetch(`${this.#base}/__control/settings`, { method: "POST", body });
    if (!response.ok) throw new Error(await response.text());
  }

  /** Every request so far, in order of arrival. */
  async log(): Promise<Entry[]> {
    const response = await fetch(`${this.#base}/__control/log`);
    return (await response.json()) as Entry[];
  }

  /** The calls of the API, without pictures. */
  async calls(): Promise<Entry[]> {
    return (await this.log()).filter((entry) => entry.kind === "list" || entry.kind === "detail");
  }

  /** The query strings of all list calls, without the empty pair that gloo-net adds. */
  async lists(): Promise<string[]> {
    const lists = (await this.log()).filter(({ kind }) => kind === "list");
    return lists.map(({ query }) => query.replace(/&$/, ""));
  }

  /** The file names of all pictures asked for. */
  async pictures(): Promise<string[]> {
    const media = (await this.log()).filter(({ kind }) => kind === "media");
    return media.map(({ path }) => path.replace("/media/", ""));
  }

  /** What the API itself says to a query string, asked outside this corner. */
  static async list(query: string): Promise<Listing> {
    const response = await fetch(`${HOST}/2.3.0/spacecraft/?${query}`);
    if (!response.ok) throw new Error(`${query}: ${await response.text()}`);
    const { count, results } = (await response.json()) as { count: number; results: { id: number }[] };
    return { count, ids: results.map(({ id }) => id) };
  }

  /** One craft as the API itself gives it. */
  static async detail(id: number): Promise<Record<string, unknown>> {
    const response = await fetch(`${HOST}/2.3.0/spacecraft/${id}/`);
    if (!response.ok) throw new Error(`${id}: ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  }
}
