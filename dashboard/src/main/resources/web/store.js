// What the page knows: the fold of the stream's messages. Knows nothing of the document.

/** Best first, by what the server ranks by: the group, then the score, which is higher for the better. */
const bestFirst = (a, b) => a.group - b.group || (b.score ?? 0) - (a.score ?? 0) || a.trial - b.trial;

export class Store {
  constructor() {
    this.sweeps = new Map();
    this.feed = null;
    this.connected = true;
    this.skew = 0;
    this.clear();
  }

  /** Forgets the selected sweep, not the list. */
  clear() {
    this.sweep = null;
    this.rows = new Map();
    this.curves = new Map();
    this.stages = [];
    this.loaded = false;
    this.order = null;
  }

  fold(message) {
    this.skew = message.now - Date.now();
    if (message.reset && message.boot !== undefined) this.clear();
    if (message.feed) this.feed = message.feed;
    for (const sweep of message.sweeps ?? []) this.sweeps.set(sweep.id, sweep);
    if (!message.sweep) return;
    this.sweep = message.sweep;
    this.sweeps.set(message.sweep.id, message.sweep);
    if (message.stages) this.stages = message.stages;
    for (const row of message.rows) this.#put(row);
    if (!message.more) this.loaded = true;
  }

  #put(row) {
    const known = this.rows.get(row.trial);
    row.rank = known?.rank ?? 0;
    row.previousRank = row.rank;
    row.changedAt = known && known.score === row.score ? known.changedAt : performance.now();
    this.#extend(row);
    delete row.points;
    this.rows.set(row.trial, row);
    this.order = null;
  }

  /** Keeps a curve only while it has no hole; the page fetches those that have. */
  #extend(row) {
    const curve = this.curves.get(row.trial);
    if (curve && curve.attempt !== row.attempt) this.curves.delete(row.trial);
    if (!row.points) return;
    const points = curve?.attempt === row.attempt ? curve.points : [];
    if (row.from > points.length) {
      this.curves.delete(row.trial);
      return;
    }
    points.splice(row.from, Infinity, ...row.points);
    this.curves.set(row.trial, { attempt: row.attempt, points });
  }

  putCurve(curve) {
    const known = this.curves.get(curve.trial);
    if (known?.attempt === curve.attempt && known.points.length >= curve.points.length) return;
    this.curves.set(curve.trial, curve);
  }

  /** True when the trial has measured more than its curve shows. */
  lacksCurve(trial) {
    const row = this.rows.get(trial);
    const last = this.curves.get(trial)?.points.at(-1);
    return Boolean(row) && (row.epochs ?? row.epoch) > (last?.epoch ?? 0);
  }

  /** All rows, best first, each with its rank. */
  ranked() {
    if (this.order) return this.order;
    this.order = [...this.rows.values()].sort(bestFirst);
    this.order.forEach((row, i) => {
      row.rank = i + 1;
    });
    return this.order;
  }

  list() {
    return [...this.sweeps.values()].sort((a, b) => b.started_at - a.started_at);
  }

  now() {
    return Date.now() + this.skew;
  }
}
