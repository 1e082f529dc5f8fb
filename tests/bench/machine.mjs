// The machine that measures.

import { cpus } from "node:os";
import { setTimeout as pause } from "node:timers/promises";

/** How busy the machine is with other things, from 0 to 1; takes two seconds. */
export async function busy() {
  const spent = () => {
    const times = cpus().map(({ times }) => times);
    const all = times.flatMap((time) => Object.values(time)).reduce((sum, ms) => sum + ms, 0);
    return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
  };
  const before = spent();
  await pause(2_000);
  const after = spent();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}
