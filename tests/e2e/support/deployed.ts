import { sample, type Catalogue } from "./catalogue.ts";
import type { StandIn } from "./stand-in.ts";

const HOUR = 3_600_000;

/** The moment so many hours ago, to the second, as catalogues write it. */
export function hoursAgo(hours: number): string {
  const moment = new Date(Date.now() - hours * HOUR).toISOString();
  return moment.replace(/\.\d+/, "");
}

/** The craft of the sample as if they were all there are: what a deployer read of this API. */
export function deployed(standIn: StandIn, age: { hours: number }): Catalogue {
  return sample.with((document) => {
    document.source = standIn.api;
    document.generated_at = hoursAgo(age.hours);
  });
}

/** The sample, reviewed so long ago. */
export function agedSample(age: { hours: number }): Catalogue {
  return sample.with((document) => void (document.generated_at = hoursAgo(age.hours)));
}

/** A configuration under which data older than an hour are refreshed, with some keys changed. */
export function refreshing(standIn: StandIn, changes: Record<string, unknown> = {}) {
  return { api: standIn.api, refresh: "auto", refresh_after: "PT1H", ...changes };
}

/** A newer edition of a catalogue: one craft new, three changed, one gone. */
export interface Edition {
  catalogue: Catalogue;
  added: { id: number; name: string };
  changed: number[];
  gone: { id: number; name: string };
}

export function newer(catalogue: Catalogue, age: { hours: number }): Edition {
  const added = { id: 99_001, name: "Craft of the newer edition" };
  const changed = [3, 5, 8].map((row) => catalogue.craft[row]!.id);
  const gone = catalogue.craft[10]!;
  const next = catalogue.with((document) => {
    const { spacecraft } = document;
    document.generated_at = hoursAgo(age.hours);
    for (const id of changed) {
      const row = spacecraft.id.indexOf(id);
      spacecraft.flights_count[row] = (spacecraft.flights_count[row] ?? 0) + 1;
    }
    const leaving = spacecraft.id.indexOf(gone.id);
    for (const column of Object.values(spacecraft) as unknown[][]) {
      column.splice(leaving, 1);
      column.push(column[0]);
    }
    spacecraft.id[spacecraft.id.length - 1] = added.id;
    spacecraft.name[spacecraft.name.length - 1] = added.name;
  });
  return { catalogue: next, added, changed, gone };
}
