// What the page knows: the fold of the stream's messages and of the answers it asked for. Knows nothing of the document.

import { Pages } from './pages.js';

export class Store {
  constructor() {
    this.sweeps = new Map();
    this.feed = null;
    this.connected = true;
    this.skew = 0;
    this.boot = '';
    this.clear();
  }

  /** Forgets the selected sweep, not the list. */
  clear() {
    this.sweep = null;
    this.version = 0;
    this.stages = [];
    this.rows = new Map();
    this.pages = new Pages();
    this.top = { rows: [], version: -1, at: 0 };
    this.curves = new Map();
  }

  fold(message) {
    this.skew = message.now - Date.now();
    if (message.boot !== undefined) this.boot = message.boot;
    if (message.reset && message.boot !== undefined) this.#anew(message.sweep);
    if (message.feed) this.feed = message.feed;
    for (const sweep of message.sweeps ?? []) this.sweeps.set(sweep.id, sweep);
    for (const id of message.deleted ?? []) this.sweeps.delete(id);
    if (!message.sweep) return;
    this.sweep = message.sweep;
    this.version = message.version;
    this.sweeps.set(message.sweep.id, message.sweep);
    if (message.stages) this.stages = message.stages;
  }

  /** Versions of another run of the server mean nothing: what is held is shown until it is asked for again. */
  #anew(sweep) {
    if (!sweep || this.sweep?.id !== sweep.id) {
      this.clear();
      return;
    }
    for (const page of this.pages.pages.values()) page.version = -1;
    this.top.version = -1;
    for (const curve of this.curves.values()) curve.version = -1;
  }

  putPage(key, number, answer, at) {
    answer.rows.forEach((row) => this.#put(row, at));
    this.pages.put(key, number, answer, at);
  }

  putTop(answer, at) {
    answer.rows.forEach((row) => this.#put(row, at));
    this.top = { rows: answer.rows, version: answer.version, at };
  }

  #put(row, at) {
    const known = this.rows.get(row.trial);
    row.previousRank = known?.rank ?? 0;
    row.changedAt = known && known.value === row.value && known.state === row.state ? known.changedAt : at;
    this.rows.set(row.trial, row);
  }

  putCurve(curve, version, at) {
    this.curves.set(curve.trial, { ...curve, version, at });
  }

  /** True when a trial's curve is not held, or may have grown since it was asked for. */
  lacksCurve(trial) {
    const curve = this.curves.get(trial);
    if (!curve) return true;
    const row = this.rows.get(trial);
    const grown =
      row && (row.attempt !== curve.attempt || (row.epochs ?? row.epoch) > (curve.points.at(-1)?.epoch ?? 0));
    return Boolean(grown) || (curve.version < this.version && !TERMINAL.has(curve.state));
  }

  /** What the stream has told, as its ids say it: an answer that is as new will do. */
  known() {
    return `${this.boot}:${this.version}:${this.sweep.id}`;
  }

  list() {
    return [...this.sweeps.values()].sort((a, b) => b.started_at - a.started_at);
  }

  now() {
    return Date.now() + this.skew;
  }
}

const TERMINAL = new Set(['COMPLETED', 'STOPPED', 'FAILED', 'CANCELLED']);
