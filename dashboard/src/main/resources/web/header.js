// The sweep's head: name, best, progress, counts that filter the board, time.

import { $, h, setText } from './dom.js';
import { count, duration, metric, minute, parameter, withError } from './format.js';
import { TRIAL_STATES, icon, word } from './states.js';
import { varying } from './columns.js';
import { sweepPath } from './api.js';
import { isLive } from './feed.js';
import { Menu } from './menu.js';

/** The head tells as many parameters as have room in a few lines; the trial tells all. */
const MOST_LETTERS = 180;

/** Several times as long as a driver is ever silent. */
const SILENT_MILLIS = 60_000;

export class Header {
  /** handlers: state(name), open(trial), file(), clone(); acts: what may be done, see acts.js; session: who looks */
  constructor(handlers, acts, session) {
    this.handlers = handlers;
    this.acts = acts;
    this.session = session;
    this.stop = h(
      'button',
      { type: 'button', class: 'icon-button framed', 'data-testid': 'stop', onclick: () => acts.stopSweep(this.sweep) },
      'Stop',
    );
    this.menu = new Menu('More', () => this.#items(), { 'data-testid': 'more', 'aria-label': 'More for this sweep' });
    this.host = $('head');
    this.sweepId = null;
  }

  render(store, detail, route) {
    const sweep = store.sweep;
    this.sweep = sweep;
    if (this.sweepId !== sweep.id || this.detail !== detail || this.name !== sweep.name) this.#build(sweep, detail);
    this.stop.hidden = !this.session.acts || sweep.state !== 'RUNNING';
    this.menu.host.hidden = !this.session.acts;
    const { parts } = this;
    const live = isLive(store.feed, store.connected) || sweep.state !== 'RUNNING';
    parts.state.replaceChildren(icon(sweep.state), h('span', {}, live ? word(sweep.state) : 'last seen running'));
    parts.state.className = `pill p-${word(sweep.state)}`;
    parts.state.setAttribute('data-state', sweep.state);
    this.#best(sweep, detail);
    this.#progress(sweep, route);
    this.tick(store);
    parts.notes.replaceChildren(...sweep.notes.map((note) => h('li', {}, note)));
    parts.notes.hidden = sweep.notes.length === 0;
    parts.report.hidden = !sweep.report;
    if (sweep.report) setText(parts.report, sweep.report);
    parts.refit.hidden = !sweep.refit;
    if (sweep.refit) setText(parts.refit, refitted(sweep.refit));
  }

  #build(sweep, detail) {
    this.sweepId = sweep.id;
    this.name = sweep.name;
    this.detail = detail;
    const parts = {
      state: h('span', { class: 'pill', 'data-testid': 'sweep-state' }),
      value: h('button', { class: 'best-value', type: 'button', 'data-testid': 'best-value' }),
      trial: h('span', { class: 'quiet', 'data-testid': 'best-trial' }),
      chips: h('dl', { class: 'chips', 'data-testid': 'best-parameters' }),
      more: h('button', { class: 'text-button', type: 'button' }),
      done: h('span', { class: 'big', 'data-testid': 'done' }),
      planned: h('span', { class: 'quiet' }),
      bar: h(
        'div',
        { class: 'bar', role: 'progressbar', 'aria-label': 'Trials ended', 'aria-valuemin': 0 },
        TRIAL_STATES.map((state) => h('span', { class: `fill f-${word(state)}` })),
      ),
      counts: h(
        'div',
        { class: 'counts', role: 'group', 'aria-label': 'Trials by state; press to filter' },
        TRIAL_STATES.map((state) => this.#count(state)),
      ),
      elapsed: h('span', { class: 'big', 'data-testid': 'elapsed' }),
      left: h('span', { class: 'quiet', 'data-testid': 'left' }),
      silent: h('p', { class: 'notes', 'data-testid': 'silent', hidden: true }),
      report: h('p', { class: 'final', 'data-testid': 'report', hidden: true }),
      refit: h('p', { class: 'final', 'data-testid': 'refit', hidden: true }),
      notes: h('ul', { class: 'notes', 'data-testid': 'notes', hidden: true }),
    };
    for (const each of [parts.value, parts.more]) {
      each.addEventListener('click', () => this.bestTrial !== null && this.handlers.open(this.bestTrial));
    }
    this.parts = parts;
    const { goal, aggregate, name } = sweep.objective;
    const method = sweep.method.replaceAll('_', ' ');
    const about = `${method} · ${goal} ${aggregate ?? ''} ${name} · started ${minute(sweep.started_at)}`;
    this.host.replaceChildren(
      h(
        'div',
        { class: 'title' },
        h(
          'div',
          { class: 'title-line' },
          h('h1', { 'data-testid': 'sweep-name', title: sweep.name }, sweep.name),
          parts.state,
          h('div', { class: 'title-acts' }, this.stop, this.menu.host),
        ),
        h(
          'p',
          { class: 'about' },
          about,
          ' · ',
          h(
            'button',
            { type: 'button', class: 'text-button', 'data-testid': 'open-file', onclick: this.handlers.file },
            'sweep file',
          ),
          ' · ',
          h(
            'a',
            {
              class: 'text-button',
              href: `${sweepPath(sweep.id)}/report.html`,
              download: '',
              'data-testid': 'save-report',
              title: 'The sweep as one page of HTML that needs no server',
            },
            'save report',
          ),
        ),
      ),
      h(
        'div',
        { class: 'figures' },
        h(
          'div',
          { class: 'figure figure-best' },
          h('h2', { class: 'eyebrow' }, `Best ${sweep.objective.name}`),
          h('div', { class: 'figure-line' }, parts.value, parts.trial),
          parts.chips,
          parts.more,
        ),
        h(
          'div',
          { class: 'figure figure-progress' },
          h('h2', { class: 'eyebrow' }, 'Trials ended'),
          h('div', { class: 'figure-line' }, parts.done, parts.planned),
          parts.bar,
          parts.counts,
        ),
        h(
          'div',
          { class: 'figure figure-time' },
          h('h2', { class: 'eyebrow' }, 'Elapsed'),
          h('div', { class: 'figure-line' }, parts.elapsed),
          parts.left,
        ),
      ),
      parts.silent,
      parts.report,
      parts.refit,
      parts.notes,
    );
  }

  #items() {
    const { acts, sweep } = this;
    const ended = this.session.drives && sweep.state !== 'RUNNING';
    return [
      { label: 'Clone and edit…', run: () => this.handlers.clone(), testid: 'clone' },
      ended && sweep.state !== 'FINISHED' && { label: 'Resume', run: () => acts.resume(sweep), testid: 'resume' },
      ended && sweep.failed > 0 && { label: 'Retry failed trials', run: () => acts.retry(sweep), testid: 'retry' },
      ended && { label: 'Extend…', run: () => acts.extend(sweep), testid: 'extend' },
      { label: 'Rename…', run: () => acts.rename(sweep), testid: 'rename' },
      sweep.archived
        ? { label: 'Take back from the archive', run: () => acts.archive(sweep, false), testid: 'unarchive' }
        : { label: 'Archive', run: () => acts.archive(sweep, true), testid: 'archive' },
      sweep.state !== 'RUNNING' && { label: 'Delete…', run: () => acts.remove(sweep), danger: true, testid: 'delete' },
    ];
  }

  #count(state) {
    return h(
      'button',
      {
        type: 'button',
        class: 'count',
        'data-state': state,
        'data-testid': `count-${word(state)}`,
        'aria-pressed': 'false',
        onclick: () => this.handlers.state(state),
      },
      icon(state),
      h('span', { class: 'count-number' }, '0'),
      h('span', { class: 'count-word' }, word(state)),
    );
  }

  #best(sweep, detail) {
    const { parts } = this;
    const best = sweep.best;
    this.bestTrial = best?.trial ?? null;
    setText(parts.value, best ? withError(metric(best.value), best.standard_error) : '–');
    parts.value.disabled = !best;
    setText(parts.trial, best ? `trial #${best.trial}` : 'no value yet');
    const names = varying(detail)
      .map((column) => column.name)
      .filter((name) => best && name in best.parameters);
    const key = JSON.stringify([names, best?.parameters]);
    if (parts.chips.dataset.key === key) return;
    parts.chips.dataset.key = key;
    let letters = 0;
    const room = names.findIndex((name) => (letters += 6 + name.length) > MOST_LETTERS);
    const more = room < 0 ? 0 : names.length - room;
    parts.chips.replaceChildren(
      ...names
        .slice(0, more > 1 ? room : names.length)
        .map((name) =>
          h('div', { class: 'pair' }, h('dt', { title: name }, name), h('dd', {}, parameter(best.parameters[name]))),
        ),
    );
    parts.more.hidden = more <= 1;
    setText(parts.more, `and ${count(more)} more`);
  }

  #progress(sweep, route) {
    const { parts } = this;
    const ended = endedOf(sweep);
    setText(parts.done, count(ended));
    setText(parts.planned, `of ${count(sweep.planned)}`);
    parts.bar.setAttribute('aria-valuenow', ended);
    parts.bar.setAttribute('aria-valuemax', sweep.planned);
    const order = ['COMPLETED', 'STOPPED', 'FAILED', 'CANCELLED', 'RUNNING', 'PAUSED', 'PENDING'];
    order.forEach((state) => {
      const fill = parts.bar.querySelector(`.f-${word(state)}`);
      fill.style.setProperty('--share', sweep[word(state)] ?? 0);
      fill.hidden = !sweep[word(state)] || state === 'PENDING';
      parts.bar.append(fill);
    });
    parts.bar.style.setProperty('--pending', sweep.pending);
    for (const button of parts.counts.children) {
      const { state } = button.dataset;
      setText(button.children[1], count(sweep[word(state)] ?? 0));
      button.setAttribute('aria-pressed', String(route.states.has(state)));
      button.classList.toggle('zero', !sweep[word(state)]);
    }
  }

  /** Time goes on without events. */
  tick(store) {
    const sweep = store.sweep;
    if (!sweep || !this.parts) return;
    const elapsed = sweep.active_before + (sweep.ended_at ?? store.now()) - sweep.active_since;
    const silence = store.now() - sweep.driver_sign_at;
    const live = isLive(store.feed, store.connected);
    this.parts.silent.hidden = !live || sweep.state !== 'RUNNING' || !sweep.driver || silence < SILENT_MILLIS;
    setText(this.parts.silent, `Nothing heard of its driver, ${sweep.driver}, for ${duration(silence)}.`);
    const known = live || sweep.ended_at;
    setText(this.parts.elapsed, known ? duration(elapsed) : '–');
    setText(this.parts.left, known ? left(sweep, elapsed) : 'not known at the moment');
  }
}

const endedOf = (sweep) => sweep.completed + sweep.stopped + sweep.failed + sweep.cancelled;

/** What the final model scores on the test part. */
function refitted({ trial, workers, epochs, results }) {
  const scores = ['test_accuracy', 'test_rmse', 'test_loss']
    .filter((name) => name in results)
    .map((name) => `${name} ${metric(results[name])}`);
  const by = workers === 1 ? '1 worker' : `${workers} workers`;
  const how = `trial #${trial} trained again on training and validation data for ${parameter(epochs)} epochs by ${by}`;
  return `Final model: ${how}: ${scores.join(', ')}`;
}

function left(sweep, elapsed) {
  if (sweep.state !== 'RUNNING') return `ended ${minute(sweep.ended_at)}`;
  const ended = endedOf(sweep);
  const open = sweep.planned - ended;
  if (!ended || !open) return open ? 'no estimate yet' : 'about to end';
  return `about ${duration((elapsed / ended) * open)} left`;
}
