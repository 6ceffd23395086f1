// The slots that a sweep trains in: what each does now, how fast all of them are, and how old what the page knows is.

import { h, setText } from './dom.js';
import { panel } from './chart.js';
import { count, duration, number } from './format.js';
import { isLive } from './feed.js';
import { measuredAMinute, paceOf, slotRows } from './throughput.js';

/** More rows nobody reads; how many there are is told. */
const MOST_SLOTS = 200;

export class Cluster {
  /** handlers: open(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.lines = new Map();
    this.note = h('span', { class: 'quiet' });
    this.figures = new Map();
    this.strip = h('dl', { class: 'strip', 'data-testid': 'throughput' });
    this.more = h('p', { class: 'none', hidden: true });
    this.rows = h('tbody');
    this.heads = ['Slot', 'Trains', 'Epoch', 'For', 'Measured a minute', 'Busy', 'Attempts ended'].map((text, i) =>
      h('th', { scope: 'col', class: i > 1 ? 'num' : null }, text),
    );
    this.table = h('table', { class: 'slot-table', 'data-testid': 'slot-table' });
    this.table.append(h('thead', {}, h('tr', {}, this.heads)), this.rows);
    this.scroll = h(
      'div',
      { class: 'slot-scroll', tabindex: '0', role: 'region', 'aria-label': 'What slots do', hidden: true },
      this.table,
    );
    this.root = panel('Cluster', this.note, null, h('div', {}, this.strip, this.scroll, this.more));
  }

  /** What the slots of a sweep do and did, as the server told at some moment. */
  show(answer) {
    this.answer = answer;
  }

  /** Time goes on without events. store: what the page knows besides */
  tick(store) {
    if (!this.answer || !store?.sweep) return;
    const { sweep, feed, connected } = store;
    const live = isLive(feed, connected);
    const running = sweep.state === 'RUNNING';
    const to = sweep.ended_at ?? (live ? store.now() : sweep.driver_sign_at);
    const active = Math.max(0, sweep.active_before + to - sweep.active_since);
    const rows = slotRows(this.answer.slots, active, to);
    this.#strip(sweep, rows, { live, running, to, active, feed, now: store.now() });
    this.#table(rows, running, to);
    const past = running && !live;
    setText(
      this.note,
      rows.length ? (past ? 'as the log told last' : running ? 'now' : 'all of the sweep') : 'no trial yet',
    );
  }

  #strip(sweep, rows, { live, running, to, active, feed, now }) {
    const busy = rows.filter(({ work }) => work.length).length;
    const pace = paceOf(this.answer, sweep.active_since, to);
    const shown = new Map();
    if (running) {
      shown.set('Slots busy', [`${count(busy)} of ${count(rows.length)}`, '']);
      shown.set('Trials ended', [rate(pace.ended), `a minute, over ${pace.minutes} min`]);
      shown.set('Measured', [rate(pace.measured), 'measurements a second']);
      shown.set('Driver heard', [
        live ? `${duration(now - sweep.driver_sign_at)} ago` : 'not known',
        sweep.driver ?? '',
      ]);
      const behind = feed?.behind ?? 0;
      shown.set(
        'Log read',
        live ? ['to its end', ''] : [behind ? count(behind) : 'not known', behind ? 'records behind' : ''],
      );
    } else if (rows.length) {
      const ended = sweep.completed + sweep.stopped + sweep.failed;
      const sum = rows.reduce((all, { busy: each }) => all + each, 0);
      const share = active > 0 ? Math.min(1, sum / (active * rows.length)) : 0;
      shown.set('Slots', [count(rows.length), `busy for ${percent(share)} of the time`]);
      shown.set('Trials ended', [rate(active > 0 ? (60_000 * ended) / active : null), 'a minute']);
      shown.set('Training', [duration(sum), `in ${duration(active)}`]);
    }
    this.strip.hidden = !shown.size;
    const key = [...shown.keys()].join();
    if (this.strip.dataset.key !== key) {
      this.strip.dataset.key = key;
      this.figures = new Map([...shown.keys()].map((name) => [name, { value: h('span'), unit: h('span') }]));
      this.strip.replaceChildren(
        ...[...this.figures].map(([name, { value, unit }]) => {
          value.className = 'strip-value';
          unit.className = 'quiet';
          return h('div', {}, h('dt', { class: 'eyebrow' }, name), h('dd', {}, value, unit));
        }),
      );
    }
    for (const [name, [value, unit]] of shown) {
      setText(this.figures.get(name).value, value);
      setText(this.figures.get(name).unit, unit);
    }
  }

  #table(rows, running, to) {
    const told = rows.slice(0, MOST_SLOTS);
    this.scroll.hidden = !told.length;
    this.more.hidden = rows.length <= MOST_SLOTS;
    setText(this.more, `and ${count(rows.length - told.length)} more`);
    this.table.classList.toggle('ended', !running);
    const known = new Set(told.map(({ slot }) => slot));
    for (const [slot, line] of this.lines) {
      if (known.has(slot)) continue;
      line.row.remove();
      this.lines.delete(slot);
    }
    told.forEach((row, i) => {
      if (!this.lines.has(row.slot)) this.lines.set(row.slot, this.#line(row.slot));
      const line = this.lines.get(row.slot);
      if (this.rows.children[i] !== line.row) this.rows.insertBefore(line.row, this.rows.children[i] ?? null);
      this.#fill(line, row, running, to);
    });
  }

  #line(slot) {
    const trial = h('button', {
      type: 'button',
      class: 'text-button',
      onclick: () => this.handlers.open(Number(trial.dataset.trial)),
    });
    const cells = {
      more: h('span', { class: 'quiet' }),
      epoch: h('td', { class: 'num' }),
      since: h('td', { class: 'num' }),
      speed: h('td', { class: 'num' }),
      busy: h('span'),
      bar: h('span', { class: 'slot-bar' }),
      attempts: h('td', { class: 'num' }),
    };
    const row = h(
      'tr',
      { 'data-slot': slot },
      h('th', { scope: 'row' }, slot),
      h('td', {}, trial, cells.more),
      cells.epoch,
      cells.since,
      cells.speed,
      h('td', { class: 'num' }, h('span', { class: 'slot-busy' }, cells.busy, cells.bar)),
      cells.attempts,
    );
    return { row, trial, ...cells };
  }

  #fill(line, { work, since, share, attempts }, running, to) {
    const [first] = work;
    line.trial.hidden = !first;
    if (first) {
      line.trial.dataset.trial = first.trial;
      setText(line.trial, `#${first.trial}`);
    }
    const more = work.length > 1 ? ` and ${count(work.length - 1)} more` : '';
    setText(line.more, first ? more : running ? 'idle' : '');
    line.row.classList.toggle('idle', running && !first);
    setText(line.epoch, first?.epoch ? count(first.epoch) : '');
    setText(line.since, running ? duration(to - (first?.since ?? since)) : '');
    const speed = first && measuredAMinute(first, to);
    setText(line.speed, speed ? rate(speed) : '');
    setText(line.busy, percent(share));
    line.bar.style.setProperty('--share', share);
    setText(line.attempts, count(attempts));
  }
}

const rate = (value) => (value === null ? '–' : value >= 1000 ? count(Math.round(value)) : number(three(value)));

const three = (value) => Number(value.toPrecision(3));

const percent = (share) => `${Math.round(100 * share)} %`;
