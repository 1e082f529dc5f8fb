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
