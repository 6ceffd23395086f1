// The rows of a board that the page holds: those in sight and around, in pages as the server gives them.

export const PAGE = 100;

export class Pages {
  constructor() {
    this.key = '';
    this.all = 0;
    this.total = 0;
    this.trials = 0;
    this.metrics = [];
    this.loaded = false;
    this.pages = new Map();
  }

  /** Takes a page of the rows that a query asks for; another query's rows are forgotten. */
  put(key, number, answer, at) {
    if (key !== this.key) {
      this.key = key;
      this.pages.clear();
    }
    this.loaded = true;
    this.all = answer.all;
    this.total = answer.total;
    this.trials = answer.trials ?? answer.total;
    this.metrics = answer.metrics;
    this.pages.set(number, { rows: answer.rows, version: answer.version, at });
  }

  /** The row at a place, or null where it has not come yet. */
  rowAt(index) {
    return this.pages.get(Math.floor(index / PAGE))?.rows[index % PAGE] ?? null;
  }

  /** Where a trial stands among the rows held, or -1. */
  indexOf(trial) {
    for (const [number, { rows }] of this.pages) {
      const at = rows.findIndex((row) => row.trial === trial);
      if (at >= 0) return number * PAGE + at;
    }
    return -1;
  }

  /** The pages of a stretch of rows that are not held, or only for another query. */
  lacking(key, first, last) {
    return numbers(first, last).filter((number) => key !== this.key || !this.pages.has(number));
  }

  /** Those that are held but older than a version of the sweep. */
  stale(key, first, last, version) {
    return numbers(first, last).filter(
      (number) => key === this.key && this.pages.has(number) && this.pages.get(number).version < version,
    );
  }
}

function numbers(first, last) {
  const from = Math.floor(Math.max(0, first) / PAGE);
  const to = Math.floor(Math.max(0, last) / PAGE);
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}
