import type { Catalogue, Craft, Term } from "./catalogue.ts";
import { fold, natural } from "./texts.ts";

/**
 * What the app has to show for a query string, worked out a second time and in another
 * language, so that the suite does not believe the app's own answer.
 */
export interface Answer {
  /** The ids on the page, in order. */
  ids: number[];
  /** All matches, in order. */
  all: number[];
  count: number;
  total: number;
  /** The groups on the page, in order, with the sums over all matches. */
  groups: Group[];
}

/** The heading of a group. */
export interface Group {
  name: string;
  count: number;
  flights: number;
  timeInSpace: number;
  timeDocked: number;
}

/** As many as a page may have when all are asked for. */
const MOST_AT_ONCE = 2_000;

export function answer(catalogue: Catalogue, search: string): Answer {
  const keys = new URLSearchParams(search);
  const matches = catalogue.craft.filter((craft) => admits(craft, keys));
  const orders = (keys.get("ordering") ?? "").split(",").filter(Boolean);
  const group = keys.get("view") === "table" ? keys.get("group") : null;
  // Groups come first, the other way round if the order says so of the same column.
  const first = group ? [orders.find((key) => key.replace("-", "") === group) ?? group] : [];
  const order = ordering([...first, ...orders]);
  matches.sort((a, b) => order(a, b) || a.id - b.id);
  const limit = keys.get("limit") ?? "24";
  const offset = Number(keys.get("offset") ?? 0);
  const whole = limit === "all" && matches.length <= MOST_AT_ONCE;
  const rows = whole ? MOST_AT_ONCE : Math.min(limit === "all" ? 100 : Number(limit), 100);
  const page = matches.slice(offset, offset + rows);
  return {
    ids: page.map((craft) => craft.id),
    all: matches.map((craft) => craft.id),
    count: matches.length,
    total: catalogue.craft.length,
    groups: group ? groups(group, page, matches) : [],
  };
}

function groups(key: string, page: Craft[], matches: Craft[]): Group[] {
  const name = (craft: Craft) => String(COLUMNS[key]?.(craft) ?? "Not recorded");
  const sum = (craft: Craft[], number: (craft: Craft) => number | null) =>
    craft.reduce((sum, one) => sum + (number(one) ?? 0), 0);
  return [...new Set(page.map(name))].map((group) => {
    const members = matches.filter((craft) => name(craft) === group);
    return {
      name: group,
      count: members.length,
      flights: sum(members, (craft) => craft.flights),
      timeInSpace: sum(members, (craft) => craft.timeInSpace),
      timeDocked: sum(members, (craft) => craft.timeDocked),
    };
  });
}

/** The values a craft has in a facet. */
export function values(craft: Craft, facet: string): Term[] {
  const picture = craft.image ?? craft.config?.image;
  const one: Record<string, Term | null | undefined> = {
    status: craft.status,
    spacecraft_config: craft.config,
    type: craft.config?.type,
    agency: craft.config?.agency,
    agency_type: craft.config?.agency?.type,
    license: picture?.license,
  };
  if (facet === "family") return craft.config?.families ?? [];
  const value = one[facet];
  return value ? [value] : [];
}

/** Every value of a facet that occurs, in natural order of the names. */
export function terms(catalogue: Catalogue, facet: string): Term[] {
  const found = new Map(
    catalogue.craft.flatMap((craft) => values(craft, facet).map(({ id, name }) => [id, name])),
  );
  const terms = [...found].map(([id, name]) => ({ id, name }));
  return terms.sort((a, b) => natural(a.name, b.name) || a.id - b.id);
}

const FACETS = ["status", "spacecraft_config", "type", "agency", "agency_type", "family", "license"];

function admits(craft: Craft, keys: URLSearchParams): boolean {
  const has = (facet: string, id: string) =>
    values(craft, facet).some((value) => String(value.id) === id);
  const meets = (key: string, found: boolean | null) => {
    const wanted = keys.get(key)?.toLowerCase();
    return !wanted || (found !== null && ["true", "1"].includes(wanted) === found);
  };
  const year = maidenYear(craft);
  const within = (key: string, found: number | null, unit = 1) => {
    const [least, most] = [keys.get(`${key}__gte`), keys.get(`${key}__lte`)];
    if (!least && !most) return true;
    if (found === null) return false;
    return (!least || found >= Number(least) * unit) && (!most || found <= Number(most) * unit);
  };
  const names = keys.getAll("name").filter(Boolean);
  return (
    FACETS.every((facet) => {
      const any = keys.getAll(facet).filter(Boolean);
      const not = keys.getAll(`${facet}__not`).filter(Boolean);
      return (!any.length || any.some((id) => has(facet, id))) && !not.some((id) => has(facet, id));
    }) &&
    (!names.length || names.includes(craft.name)) &&
    meets("in_space", craft.inSpace) &&
    meets("is_placeholder", craft.isPlaceholder) &&
    meets("serial_number__isnull", craft.serialNumber === null) &&
    meets("fastest_turnaround__isnull", craft.turnaround === null) &&
    meets("image__isnull", (craft.image ?? craft.config?.image ?? null) === null) &&
    within("flights_count", craft.flights) &&
    within("mission_ends_count", craft.missionEnds) &&
    within("time_in_space", craft.timeInSpace, 86_400) &&
    within("time_docked", craft.timeDocked, 86_400) &&
    within("maiden_flight", year) &&
    finds(keys.get("search") ?? "", /[^\s,]+/g, [craft.name, craft.config?.name]) &&
    finds(keys.get("q") ?? "", /"[^"]*"|\S+/g, [...shortTexts(craft), craft.description])
  );
}

/** Every word in one of the texts. */
function finds(words: string, word: RegExp, texts: (string | null | undefined)[]): boolean {
  const folded = texts.map((text) => fold(text ?? ""));
  const terms = (words.match(word) ?? []).map((term) => fold(term).replaceAll('"', ""));
  return terms.every((term) => folded.some((text) => text.includes(term)));
}

/** What the search box looks at besides the description. */
export function shortTexts({ name, serialNumber, config }: Craft): (string | null | undefined)[] {
  const families = config?.families.map((family) => family.name) ?? [];
  return [name, serialNumber, config?.name, config?.agency?.name, config?.agency?.abbrev, ...families];
}

function maidenYear(craft: Craft): number | null {
  const days = craft.config?.families.flatMap(({ maidenFlight }) => maidenFlight ?? []) ?? [];
  const last = days.sort().at(-1);
  return last === undefined ? null : Number(last.slice(0, 4));
}

type Value = string | number | boolean | null | undefined;

const COLUMNS: Record<string, (craft: Craft) => Value> = {
  id: (craft) => craft.id,
  name: (craft) => craft.name,
  serial_number: (craft) => craft.serialNumber,
  status: (craft) => craft.status?.name,
  spacecraft_config: (craft) => craft.config?.name,
  type: (craft) => craft.config?.type?.name,
  agency: (craft) => craft.config?.agency?.name,
  family: (craft) => craft.config?.families.at(-1)?.name,
  in_space: (craft) => craft.inSpace,
  is_placeholder: (craft) => craft.isPlaceholder,
  flights_count: (craft) => craft.flights,
  mission_ends_count: (craft) => craft.missionEnds,
  time_in_space: (craft) => craft.timeInSpace,
  time_docked: (craft) => craft.timeDocked,
  fastest_turnaround: (craft) => craft.turnaround,
  maiden_flight: maidenYear,
};

/** Every column the table knows. */
export const columns = Object.keys(COLUMNS);

function ordering(keys: string[]): (a: Craft, b: Craft) => number {
  return (a, b) => {
    for (const key of keys) {
      const column = COLUMNS[key.replace(/^-/, "")];
      if (!column) throw new Error(`no column is called ${key}`);
      const order = compare(column(a), column(b), key.startsWith("-") ? -1 : 1);
      if (order) return order;
    }
    return 0;
  };
}

/** Missing values come last whichever way the order runs. */
function compare(a: Value, b: Value, direction: 1 | -1): number {
  const missing = (value: Value) => value === null || value === undefined;
  if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b));
  if (typeof a === "string" && typeof b === "string") return natural(a, b) * direction;
  return (Number(a) - Number(b)) * direction;
}
