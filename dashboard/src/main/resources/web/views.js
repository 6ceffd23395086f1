// The views of a sweep beside its board, of which one is shown: about the trials that the filter lets pass, or about
// those that are chosen on the board.

import { $, h } from './dom.js';
import { getJson, sweepPath } from './api.js';
import { short } from './axes.js';
import { Compare } from './compare.js';
import { Course } from './course.js';
import { minute } from './format.js';
import { SweepPair } from './pair.js';
import { Parameters } from './parameters.js';

const REFRESH_MILLIS = 3000;
const VIEWS = [
  ['board', 'Board'],
  ['parameters', 'Parameters'],
  ['course', 'Course'],
  ['compare', 'Compare'],
];

export class Views {
  /** handlers: choose(view), filter(text), open(trial), toggle(trial), beside(sweep) */
  constructor(handlers) {
    this.handlers = handlers;
    this.tabs = $('tabs');
    this.host = $('analysis');
    this.made = new Map();
    this.shown = null;
    this.others = h('select', {
      class: 'choice',
      id: 'beside',
      'data-testid': 'beside',
      onchange: () => this.handlers.beside(this.others.value),
    });
    this.bar = h('label', { class: 'compare-bar', for: 'beside' }, 'Compare', this.others);
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
    const pair = chosen === 'compare' && route.beside;
    if (chosen === 'compare') this.#choices(store, route);
    this.#ask(pair ? 'pair' : chosen, store, detail, route, live, selection);
  }

  /** A second has gone by. */
  tick() {
    this.made.get(this.shown)?.view.tick?.();
  }

  /** What can be compared: trials of this sweep, or all of it with another. */
  #choices(store, { sweep, beside }) {
    const others = store.list().filter(({ id }) => id !== sweep);
    const key = JSON.stringify([sweep, beside, others.map(({ id, name }) => [id, name])]);
    if (this.others.dataset.key !== key) {
      this.others.dataset.key = key;
      const option = (value, text) => h('option', { value }, text);
      const sweeps = others.map(({ id, name, started_at: at }) => option(id, `with ${short(name, 40)}, ${minute(at)}`));
      if (beside && !others.some(({ id }) => id === beside)) sweeps.unshift(option(beside, `with ${beside}`));
      this.others.replaceChildren(
        option('', 'trials chosen on the board'),
        sweeps.length ? h('optgroup', { label: 'all of this sweep' }, sweeps) : '',
      );
    }
    this.others.value = beside;
  }

  #view(key) {
    if (!this.made.has(key)) {
      const make = { parameters: Parameters, course: Course, compare: Compare, pair: SweepPair }[key];
      const { about, stamp } = make;
      this.made.set(key, { view: new make(this.handlers), about, stamp, asked: '', at: 0, busy: false });
    }
    return this.made.get(key);
  }

  #ask(key, store, detail, route, live, selection) {
    const made = this.#view(key);
    if (this.shown !== key) {
      this.shown = key;
      const bar = key === 'compare' || key === 'pair' ? this.bar : null;
      for (const child of [...this.host.children]) if (child !== bar) child.remove();
      if (bar && !bar.isConnected) this.host.append(bar);
      this.host.append(made.view.root);
    }
    made.view.truth?.(live, store);
    const query = new URLSearchParams();
    if (route.q.trim()) query.set('filter', route.q.trim());
    if (route.states.size) query.set('state', [...route.states].join());
    const asked = made.about ? made.about(selection, route) : `${query}`;
    const version = made.stamp ? made.stamp(store, route) : store.version;
    const fresh = made.asked === asked && made.version === version;
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
