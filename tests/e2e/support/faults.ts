import type { Settings } from "./stand-in.ts";

/** Where a fault can strike. */
export const SITUATIONS = ["first visit", "refresh", "query", "detail"] as const;
export type Situation = (typeof SITUATIONS)[number];

/** What can be wrong with the API, and what the page has to make of it. */
export interface Row {
  fault: string;
  settings: Settings;
  /** Where it makes sense; everywhere, if not said. */
  where?: readonly Situation[];
  /** What the page says; nothing for a fault that does no harm. */
  words?: RegExp;
  /** For a refusal: between how many seconds the page waits before it asks again. */
  wait?: readonly [number, number];
  /** How far the clock is put forward until the fault is noticed. */
  forward?: string;
  /** How many rows of a page cannot be shown. */
  lost?: number;
  /** How many records there are after a refresh that goes through all the same. */
  total?: number;
  /** How many calls it takes where not one is enough, by situation. */
  calls?: Partial<Record<Situation, number>>;
}

const REFRESH = ["refresh"] as const;
const LISTS = ["first visit", "refresh", "query"] as const;

/** The 90 seconds that the stand-in names; the page's clock moves once a second. */
const NAMED = [80, 91] as const;

const BUSY = /takes no more calls/;
const BROKEN = /not complete JSON/;
const SHAPE = /JSON, but not in the shape/;

export const ROWS: Row[] = [
  { fault: "500", settings: { faults: [{ kind: "status" }] }, words: /status 500/ },
  { fault: "503", settings: { faults: [{ kind: "status", status: 503 }] }, words: /status 503/ },
  { fault: "HTML in place of JSON", settings: { faults: [{ kind: "html" }] }, words: BROKEN },
  { fault: "cut-off JSON", settings: { faults: [{ kind: "cut" }] }, words: BROKEN },
  { fault: "wrong types", settings: { faults: [{ kind: "wrong_types" }] }, words: SHAPE },
  {
    fault: "a count that is a text",
    settings: { faults: [{ kind: "wrong_types", fields: ["count"] }] },
    where: REFRESH,
    words: /does not say how many records/,
    calls: { refresh: 2 },
  },
  { fault: "fields of wrong types", settings: { faults: [{ kind: "wrong_fields" }] } },
  { fault: "nulls", settings: { faults: [{ kind: "nulls" }] } },
  { fault: "missing fields", settings: { faults: [{ kind: "missing_fields" }] } },
  {
    fault: "one record of a page without a name",
    settings: { faults: [{ kind: "missing_fields", fields: ["name"], records: 1 }] },
    where: LISTS,
    lost: 1,
    total: 590,
  },
  {
    fault: "a fifth of the records without a name",
    settings: { faults: [{ kind: "missing_fields", fields: ["name"], records: 20 }] },
    where: REFRESH,
    words: /too many of its records could not be read/,
    calls: { refresh: 12 },
  },
  {
    fault: "time-out",
    settings: { faults: [{ kind: "timeout" }] },
    words: /took too long/,
    forward: "00:50",
  },
  { fault: "slow trickle", settings: { faults: [{ kind: "trickle", ms: 600 }] } },
  {
    fault: "dropped connection",
    settings: { faults: [{ kind: "dropped" }] },
    words: /connection broke off/,
  },
  {
    fault: "429, Retry-After to be read",
    settings: {
      faults: [{ kind: "throttled", wait_secs: 90, sentence: false }],
      expose_retry_after: true,
    },
    words: BUSY,
    wait: NAMED,
  },
  {
    fault: "429, the sentence only",
    settings: { faults: [{ kind: "throttled", wait_secs: 90, retry_after: false }] },
    words: BUSY,
    wait: NAMED,
  },
  {
    fault: "429, only /api-throttle/ tells",
    settings: { throttle: { limit: 0, window_secs: 90, retry_after: false, sentence: false } },
    words: BUSY,
    wait: NAMED,
  },
  {
    fault: "429, nobody tells for how long",
    settings: { faults: [{ kind: "throttled", retry_after: false, sentence: false }] },
    words: BUSY,
    wait: [5, 31],
  },
  {
    fault: "429 without CORS",
    settings: { throttle: { limit: 0, window_secs: 90, cors: false } },
    words: BUSY,
    wait: NAMED,
  },
  {
    fault: "429 without CORS, nobody tells",
    settings: { faults: [{ kind: "throttled", cors: false }] },
    words: /refused the request without a reason/,
  },
  {
    fault: "changed between pages",
    settings: { drift: { kind: "changed", after: 2 } },
    where: REFRESH,
  },
  {
    fault: "appended between pages",
    settings: { drift: { kind: "appended", after: 2 } },
    where: REFRESH,
    total: 597,
  },
  {
    fault: "removed between pages",
    settings: { drift: { kind: "removed", after: 2 } },
    where: REFRESH,
    total: 595,
    // The third page is shorter than it was: once more from the first.
    calls: { refresh: 3 + 6 },
  },
  {
    fault: "duplicated rows",
    settings: { drift: { kind: "duplicated" } },
    where: REFRESH,
    words: /came twice or out of order/,
    calls: { refresh: 2 + 1 },
  },
  {
    fault: "missing rows",
    settings: { drift: { kind: "missing" } },
    where: REFRESH,
    words: /some records are missing/,
    // The seventh page, which should hold the last row, is empty.
    calls: { refresh: 7 + 7 },
  },
  {
    fault: "swapped rows",
    settings: { drift: { kind: "swapped" } },
    where: REFRESH,
    words: /came twice or out of order/,
    calls: { refresh: 2 + 2 },
  },
];
