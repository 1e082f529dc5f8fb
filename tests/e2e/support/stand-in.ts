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
  throttle?: {
    limit: number;
    window_secs?: number;
    cors?: boolean;
    retry_after?: boolean;
    sentence?: boolean;
  } | null;
  fail?: { status: number; times?: number; cors?: boolean } | null;
  faults?: Fault[];
  expose_retry_after?: boolean;
  drift?: Drift | null;
  version?: number;
  broken_images?: boolean;
}

/** What is wrong with some answers; see xtask/src/stand_in/fault.rs. */
export interface Fault {
  kind:
    | "status"
    | "throttled"
    | "html"
    | "cut"
    | "dropped"
    | "timeout"
    | "trickle"
    | "wrong_types"
    | "wrong_fields"
    | "nulls"
    | "missing_fields";
  route?: "list" | "detail" | "throttle";
  query?: string;
  after?: number;
  times?: number;
  cors?: boolean;
  status?: number;
  wait_secs?: number;
  retry_after?: boolean;
  sentence?: boolean;
  ms?: number;
  fields?: string[];
  records?: number;
}

/** How the list changes while it is read; see xtask/src/stand_in/drift.rs. */
export interface Drift {
  kind: "removed" | "appended" | "changed" | "duplicated" | "missing" | "swapped";
  after?: number;
  id?: number;
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

  /** Everything but pictures, which are no calls. */
  async requests(): Promise<Entry[]> {
    return (await this.log()).filter(({ kind }) => kind !== "media");
  }

  /** The calls of the API that count. */
  async calls(): Promise<Entry[]> {
    return (await this.log()).filter((entry) => entry.kind === "list" || entry.kind === "detail");
  }

  /** The query strings of all list calls, without the empty pair that gloo-net adds. */
  async lists(): Promise<string[]> {
    const lists = (await this.log()).filter(({ kind }) => kind === "list");
    return lists.map(({ query }) => query.replace(/&$/, ""));
  }

  /** The offsets of all list calls, in order of arrival. */
  async offsets(): Promise<number[]> {
    const lists = await this.lists();
    return lists.map((query) => Number(new URLSearchParams(query).get("offset") ?? 0));
  }

  /** The file names of all pictures asked for. */
  async pictures(): Promise<string[]> {
    const media = (await this.log()).filter(({ kind }) => kind === "media");
    return media.map(({ path }) => path.replace("/media/", ""));
  }

  /** All ids of this corner's list as it is now, which adds to the log. */
  async ids(): Promise<number[]> {
    const ids: number[] = [];
    for (let count = 1; ids.length < count; ) {
      const query = `ordering=id&limit=100&offset=${ids.length}`;
      const response = await fetch(`${this.api}/spacecraft/?${query}`);
      const page = (await response.json()) as { count: number; results: { id: number }[] };
      ids.push(...page.results.map(({ id }) => id));
      count = page.count;
    }
    return ids;
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
