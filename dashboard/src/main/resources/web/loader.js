// Asks the server for what is to be seen and not held: rows in sight, the best few, curves. One question at a time.

import { getJson, sweepPath } from './api.js';
import { PAGE } from './pages.js';

const REFRESH_MILLIS = 400;
const TOP = 10;
const POINTS = 400;

/** Of trials that computed the same, one is shown and counts the others. */
const FOLDED = 'fold=true';

export class Loader {
  /**
   * store: where answers go; changed(): something came; holds(): whether rows in sight must stay as they are.
   */
  constructor(store, { changed, holds }) {
    this.store = store;
    this.changed = changed;
    this.holds = holds;
    this.query = null;
    this.busy = false;
    this.problem = null;
  }

  /** What is to be seen from now on: a query of rows, a stretch of them, and trials with curves. */
  want({ sweep, filter, states, sort, opened, first, last, trials }) {
    const parameters = new URLSearchParams({ sort });
    if (filter.trim()) parameters.set('filter', filter.trim());
    if (states.size) parameters.set('state', [...states].join());
    this.text = parameters.toString();
    const plain = this.text === 'sort=rank';
    const text = `${this.text}&${FOLDED}${opened.size ? `&open=${[...opened].join()}` : ''}`;
    const key = `${sweep}?${text}`;
    if (key !== this.query?.key) this.problem = null;
    this.query = { key, text, sweep, first, last, trials, plain: plain && !opened.size };
    this.#pump();
  }

  async #pump() {
    if (this.busy || !this.query) return;
    this.busy = true;
    let wait = null;
    try {
      for (;;) {
        const next = this.#next(performance.now());
        if (!next) break;
        if (typeof next === 'number') {
          wait = next;
          break;
        }
        await next();
        this.changed();
      }
    } catch (error) {
      if (error.status === 400) this.problem = { key: this.query.key, text: error.message };
      else wait = 1500;
      this.changed();
    } finally {
      this.busy = false;
    }
    if (wait !== null) setTimeout(() => this.#pump(), wait);
  }

  /** The next question, or how long to wait before the next one, or null when there is none. */
  #next(now) {
    const { store, query } = this;
    const { key, first, last, sweep } = query;
    if (store.sweep?.id !== sweep) return null;
    const refused = this.problem?.key === key;
    const [lacking] = refused ? [] : store.pages.lacking(key, first, last);
    if (lacking !== undefined) return () => this.#page(query, lacking);
    if (store.top.version < 0) return () => this.#top(query);
    const trials = query.trials.filter((trial) => store.lacksCurve(trial));
    const unseen = trials.filter((trial) => !store.curves.has(trial));
    if (unseen.length) return () => this.#curves(query, unseen);
    if (document.hidden) return null;
    const due = [];
    if (!refused && !this.holds()) {
      for (const number of store.pages.stale(key, first, last, store.version)) {
        due.push([store.pages.pages.get(number).at, () => this.#page(query, number)]);
      }
    }
    if (store.top.version < store.version) due.push([store.top.at, () => this.#top(query)]);
    if (trials.length) due.push([store.curves.get(trials[0]).at, () => this.#curves(query, trials)]);
    if (!due.length) return null;
    due.sort((a, b) => a[0] - b[0]);
    const [at, ask] = due[0];
    return at + REFRESH_MILLIS <= now ? ask : at + REFRESH_MILLIS - now;
  }

  #ask(query, what) {
    return getJson(`${sweepPath(query.sweep)}/${what}&known=${encodeURIComponent(this.store.known())}`);
  }

  async #page(query, number) {
    const answer = await this.#ask(query, `rows?${query.text}&offset=${number * PAGE}&limit=${PAGE}`);
    if (query.sweep !== this.query.sweep) return;
    this.store.putPage(query.key, number, answer, performance.now());
    if (query.plain && number === 0) {
      this.store.putTop({ ...answer, rows: answer.rows.slice(0, TOP) }, performance.now());
    }
  }

  async #top(query) {
    const answer = await this.#ask(query, `rows?limit=${TOP}&${FOLDED}`);
    if (query.sweep === this.query.sweep) this.store.putTop(answer, performance.now());
  }

  async #curves(query, trials) {
    const version = this.store.version;
    const some = trials.slice(0, 100);
    const answer = await this.#ask(query, `curves?points=${POINTS}&trials=${some.join()}`);
    if (query.sweep !== this.query.sweep) return;
    answer.curves.forEach((curve) => this.store.putCurve(curve, version, performance.now()));
  }
}
