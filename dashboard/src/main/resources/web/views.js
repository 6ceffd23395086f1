// The views of a sweep beside its board, of which one is shown: about the trials that the filter lets pass, or about
// those that are chosen on the board.

import { $, h } from './dom.js';
import { getJson, sweepPath } from './api.js';
import { Compare } from './compare.js';
import { Course } from './course.js';
import { Parameters } from './parameters.js';

const REFRESH_MILLIS = 3000;
const VIEWS = [
  ['board', 'Board'],
  ['parameters', 'Parameters'],
  ['course', 'Course'],
  ['compare', 'Compare'],
];

export class Views {
  /** handlers: choose(view), filter(text), open(trial), toggle(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.tabs = $('tabs');
    this.host = $('analysis');
    this.made = new Map();
    this.shown = null;
    this.tabs.append(...VIEWS.map(([key, text]) => this.#tab(key, text)));
    this.tabs.addEventListener('keydown', (event) => this.#key(event));
  }

  #tab(key, text) {
    return h(
      'button',
      { type: 'button', role: 'tab', class: 'tab', 'data-view': key, onclick: () => this.handlers.choose(key) },
      text,
    );
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const all = [...this.tabs.children];
    const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
    next.focus();
    next.click();
    event.preventDefault();
  }

  /** Another sweep: what is held is about the one before. */
  reset() {
    this.made.clear();
    this.host.replaceChildren();
    this.shown = null;
  }

  render(store, detail, route, live, selection) {
    const chosen = VIEWS.some(([key]) => key === route.view) ? route.view : 'board';
    for (const tab of this.tabs.children) {
      const on = tab.dataset.view === chosen;
      tab.setAttribute('aria-selected', String(on));
      tab.tabIndex = on ? 0 : -1;
    }
    const board = chosen === 'board';
    $('panel-board').hidden = !board;
    $('rail').hidden = !board;
    this.host.hidden = board;
    if (board || !detail) {
      this.shown = null;
      return;
    }
    this.#ask(chosen, store, detail, route, live, selection);
  }

  #view(key) {
    if (!this.made.has(key)) {
      const make = { parameters: Parameters, course: Course, compare: Compare }[key];
      this.made.set(key, { view: new make(this.handlers), about: make.about, asked: '', at: 0, busy: false });
    }
    return this.made.get(key);
  }

  #ask(key, store, detail, route, live, selection) {
    const made = this.#view(key);
    if (this.shown !== key) {
      this.shown = key;
      this.host.replaceChildren(made.view.root);
    }
    made.view.truth?.(live);
    const query = new URLSearchParams();
    if (route.q.trim()) query.set('filter', route.q.trim());
    if (route.states.size) query.set('state', [...route.states].join());
    const asked = made.about ? made.about(selection) : `${query}`;
    const fresh = made.asked === asked && made.version === store.version;
    if (fresh) made.view.redraw?.();
    const wait = made.asked === asked ? made.at + REFRESH_MILLIS - performance.now() : 0;
    if (fresh || made.busy || made.refused === asked) return;
    if (wait > 0) {
      made.timer ??= setTimeout(() => {
        made.timer = null;
        this.handlers.again();
      }, wait);
      return;
    }
    made.busy = true;
    const { version } = store;
    const known = store.known();
    const get = (what, more = {}) => {
      const all = new URLSearchParams(query);
      for (const [name, value] of Object.entries(more)) value === null ? all.delete(name) : all.set(name, value);
      all.set('known', known);
      return getJson(`${sweepPath(store.sweep.id)}/${what}?${all}`);
    };
    made.view
      .load(get, { sweep: store.sweep, stages: store.stages, detail, route, selection })
      .then(
        () => Object.assign(made, { asked, version, at: performance.now() }),
        (error) => {
          if (error.status === 400) made.refused = asked;
          else Object.assign(made, { asked, at: performance.now() });
        },
      )
      .finally(() => {
        made.busy = false;
        this.handlers.again();
      });
  }
}
