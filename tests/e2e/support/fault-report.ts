import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

import { ROWS, SITUATIONS } from "./faults.ts";

/** The type of the annotations that make the table. */
export const CELL = "fault table";

/** What came of a fault in a situation. */
export interface Cell {
  fault: string;
  situation: string;
  outcome: string;
}

/** Prints which fault came to what in which situation, from whatever worker it was tested in. */
export default class FaultReport implements Reporter {
  readonly #rows = new Map<string, Map<string, string>>();

  onTestEnd(_: TestCase, result: TestResult): void {
    const note = result.annotations.find(({ type }) => type === CELL)?.description;
    if (note === undefined) return;
    const { fault, situation, outcome } = JSON.parse(note) as Cell;
    const row = this.#rows.get(fault) ?? new Map<string, string>();
    this.#rows.set(fault, row.set(situation, result.status === "passed" ? outcome : "FAILED"));
  }

  onEnd(): void {
    if (this.#rows.size === 0) return;
    const lines = [["fault", ...SITUATIONS]];
    for (const { fault } of ROWS) {
      const cells = this.#rows.get(fault);
      if (cells) lines.push([fault, ...SITUATIONS.map((situation) => cells.get(situation) ?? "-")]);
    }
    const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
    const print = (line: string[]) => line.map((cell, at) => cell.padEnd(widths[at]!)).join("  ").trimEnd();
    console.log(`\n${lines.map(print).join("\n")}`);
  }
}
