import type { Catalogue, Craft, Term } from "./catalogue.ts";

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
}

export function answer(catalogue: Catalogue, search: string): Answer {
  const keys = new URLSearchParams(search);
  const matches = catalogue.craft.filter((craft) => admits(craft, keys));
  const order = ordering(keys.get("ordering") ?? "");
  matches.sort((a, b) => order(a, b) || a.id - b.id);
  const limit = keys.get("limit") ?? "24";
  const offset = Number(keys.get("offset") ?? 0);
  const rows = limit === "all" ? Infinity : Math.min(Number(limit), 100);
  const all = matches.map((craft) => craft.id);
  return {
    ids: all.slice(offset, offset + rows),
    all,
    count: all.length,
    total: catalogue.craft.length,
  };
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
    finds(keys.get("search") ?? "", /[\s,]+/, [craft.name, craft.config?.name]) &&
    finds(keys.get("q") ?? "", /\s+/, boxTexts(craft))
  );
}

/** Every word in one of the texts. */
function finds(words: string, between: RegExp, texts: (string | null | undefined)[]): boolean {
  const folded = texts.map((text) => fold(text ?? ""));
  const terms = words.split(between).filter(Boolean).map(fold);
  return terms.every((term) => folded.some((text) => text.includes(term)));
}

function boxTexts({ name, serialNumber, config }: Craft): (string | null | undefined)[] {
  const families = config?.families.map((family) => family.name) ?? [];
  return [name, serialNumber, config?.name, config?.agency?.name, config?.agency?.abbrev, ...families];
}

function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
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

function ordering(list: string): (a: Craft, b: Craft) => number {
  const keys = list.split(",").filter(Boolean);
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

/** "Soyuz 9" before "Soyuz 36", whatever the case. */
function natural(a: string, b: string): number {
  const [left, right] = [pieces(a), pieces(b)];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    const [x = "", y = ""] = [left[at], right[at]];
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    if (bothNumbers && Number(x) !== Number(y)) return Number(x) - Number(y);
    if (!bothNumbers && x !== y) return x < y ? -1 : 1;
  }
  return left.length - right.length;
}

/** Numbers as a whole, all other characters one by one. */
function pieces(text: string): string[] {
  return fold(text).match(/\d+|\D/gu) ?? [];
}
