// The drawer at the right: everything about one trial, or the sweep's file and environment.

import { $, h } from './dom.js';
import { getJson, sweepPath } from './api.js';
import { clock, count, duration, metric, parameter } from './format.js';
import { Marks } from './marks.js';
import { environmentOf, provenanceOf } from './provenance.js';
import { icon, word } from './states.js';

/** A longer table is slow and nobody reads it; curves show the rest. */
const MOST_EPOCHS = 200;

export class Drawer {
  /** acts: what may be done, see acts.js; session: who looks */
  constructor(acts, session) {
    this.acts = acts;
    this.session = session;
    this.host = $('drawer');
    this.showing = null;
  }

  get open() {
    return !this.host.hidden;
  }

  async trial(sweepId, trial, loud = true) {
    this.showing = { sweepId, trial };
    try {
      const detail = await getJson(`${sweepPath(sweepId)}/trials/${trial}`);
      if (this.showing?.trial !== trial) return;
      this.showing.changed = changeOf(detail);
      if (this.marks?.key !== `${sweepId}/${trial}`) this.marks = new Marks(this.acts, this.session, sweepId, trial);
      this.marks.show(detail);
      const top = [...trialHead(detail), this.#trialActs(sweepId, detail)];
      this.#show(`Trial #${trial}`, trialBody(detail), loud, top, this.marks.host);
    } catch (error) {
      this.#show(`Trial #${trial}`, [h('p', { class: 'none' }, error.message)], loud);
    }
  }

  /** Loads the trial again when its row has moved on. */
  refresh(row) {
    if (!this.open || !row || row.trial !== this.showing?.trial) return;
    const changed = changeOf(row);
    if (changed === this.showing.changed) return;
    this.showing.changed = changed;
    this.trial(this.showing.sweepId, row.trial, false);
  }

  #trialActs(sweepId, t) {
    if (!this.session.acts) return t.starred && h('p', { class: 'quiet' }, '★ starred');
    const open = ['RUNNING', 'PAUSED', 'PENDING'].includes(t.state);
    return h(
      'div',
      { class: 'drawer-acts' },
      h(
        'button',
        {
          type: 'button',
          class: 'icon-button framed',
          'aria-pressed': String(Boolean(t.starred)),
          'data-testid': 'star',
          onclick: () => this.acts.star(sweepId, t.trial, !t.starred),
        },
        t.starred ? '★ Starred' : '☆ Star',
      ),
      open &&
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button framed',
            'data-testid': 'stop-trial',
            onclick: () => this.acts.stopTrial(sweepId, t.trial),
          },
          'Stop',
        ),
    );
  }

  /** The sweep's file, and where it came from. */
  async sweep(detail) {
    this.showing = { sweepId: detail.id };
    const best =
      detail.best && (await getJson(`${sweepPath(detail.id)}/trials/${detail.best.trial}`).catch(() => null));
    if (this.showing?.sweepId !== detail.id || this.showing.trial !== undefined) return;
    const rest = environmentOf(detail);
    this.#show(
      detail.name,
      [
        h('h3', { class: 'eyebrow' }, 'Where it came from'),
        h('div', { 'data-testid': 'provenance' }, pairs(provenanceOf(detail, best?.kernels))),
        h('h3', { class: 'eyebrow' }, 'Sweep file'),
        h('pre', { class: 'code', tabindex: '0' }, detail.text),
        h('h3', { class: 'eyebrow' }, 'Parameters'),
        table(
          ['name', 'kind', 'range'],
          detail.parameters.map((p) => [p.name, p.kind, p.range]),
          [],
        ),
        ...(rest.length ? [h('h3', { class: 'eyebrow' }, 'Environment'), pairs(rest)] : []),
      ],
      true,
    );
  }

  /** middle: an element that stays in place, and keeps its focus, while what is above and below it changes. */
  #show(title, body, loud, top = [], middle = null) {
    const scroll = this.host.scrollTop;
    const hadFocus = document.activeElement;
    if (!this.open) this.back = hadFocus;
    if (!loud && middle?.isConnected) {
      this.parts[0].replaceChildren(...top.filter(Boolean));
      this.parts[1].replaceChildren(...body);
      const same = hadFocus?.dataset?.testid;
      if (same && !hadFocus.isConnected) this.host.querySelector(`[data-testid="${same}"]`)?.focus();
      this.host.scrollTop = scroll;
      return;
    }
    this.parts = [h('div', {}, top), h('div', {}, body)];
    this.host.replaceChildren(
      h(
        'div',
        { class: 'drawer-bar' },
        h('h2', { id: 'drawer-title' }, title),
        h(
          'button',
          {
            type: 'button',
            class: 'icon-button',
            'data-testid': 'drawer-close',
            'aria-label': 'Close',
            onclick: () => this.close(),
          },
          '✕',
        ),
      ),
      h('div', { class: 'drawer-body' }, this.parts[0], middle, this.parts[1]),
    );
    this.host.hidden = false;
    if (loud) this.host.focus();
    else this.host.scrollTop = scroll;
  }

  close() {
    if (!this.open) return false;
    this.host.hidden = true;
    this.showing = null;
    this.marks = null;
    this.back?.focus?.();
    return true;
  }
}

/** Changes with whatever the drawer shows of a trial. */
const changeOf = (t) => JSON.stringify([t.state, t.attempt, t.epochs ?? t.epoch, t.starred, t.note, t.tags]);

/** What it came to, and why. */
function trialHead(t) {
  const end = t.end ?? {};
  const value = t.value ?? t.metrics[t.objective.name];
  return [
    h(
      'p',
      { class: 'drawer-state' },
      icon(t.state),
      h('strong', {}, word(t.state)),
      t.state !== 'FAILED' && t.value !== null && h('span', { class: 'quiet' }, `rank ${t.rank}`),
    ),
    value === undefined || value === null
      ? h('p', { class: 'quiet' }, `no ${t.objective.name}`)
      : h('p', { class: 'drawer-value' }, metric(value), h('span', { class: 'quiet' }, t.objective.name)),
    end.reason &&
      h('p', { class: 'reason', 'data-testid': 'reason' }, end.kind && h('strong', {}, end.kind), ` ${end.reason}`),
    ...t.retries.map((r) =>
      h(
        'p',
        { class: 'reason' },
        `attempt ${r.attempt} failed: `,
        h('strong', {}, r.failure.kind),
        ` ${r.failure.reason}`,
      ),
    ),
    t.gap && h('p', { class: 'reason' }, 'The log lacks some of this trial’s measurements.'),
  ];
}

function trialBody(t) {
  const end = t.end ?? {};
  const names = [...new Set(t.measurements.flatMap((m) => Object.keys(m.metrics)))];
  const took = (t.ended_at ?? Date.now()) - t.started_at;
  return [
    h('h3', { class: 'eyebrow' }, 'Parameters'),
    pairs(Object.entries(t.parameters).map(([k, v]) => [k, parameter(v)])),
    Object.keys(t.results).length > 0 && [
      h('h3', { class: 'eyebrow' }, 'Finished network'),
      pairs(Object.entries(t.results).map(([k, v]) => [k, metric(v)])),
    ],
    h('h3', { class: 'eyebrow' }, 'Epochs'),
    t.measurements.length > MOST_EPOCHS &&
      h('p', { class: 'quiet' }, `The last ${MOST_EPOCHS} of ${count(t.measurements.length)}; exports have all.`),
    t.measurements.length
      ? table(
          ['epoch', ...names],
          t.measurements
            .slice(-MOST_EPOCHS)
            .map((m) => [String(m.epoch), ...names.map((n) => (n in m.metrics ? metric(m.metrics[n]) : ''))]),
          names.map((_, i) => i + 1).concat(0),
        )
      : h('p', { class: 'quiet' }, 'None yet.'),
    end.detail && [h('h3', { class: 'eyebrow' }, 'Detail'), h('pre', { class: 'code', tabindex: '0' }, end.detail)],
    t.log?.length > 0 && [
      h('h3', { class: 'eyebrow' }, 'Log'),
      h('pre', { class: 'code', tabindex: '0', 'data-testid': 'trial-log' }, t.log.join('\n')),
    ],
    h('h3', { class: 'eyebrow' }, 'Train it again and compare'),
    h(
      'pre',
      { class: 'code command', tabindex: '0', 'data-testid': 'replay' },
      `deploy/sweep replay ${t.sweep} ${t.trial}`,
    ),
    h('h3', { class: 'eyebrow' }, 'Run'),
    pairs([
      [
        'budget',
        Object.entries(t.budget)
          .map(([unit, n]) => `${n} ${unit}`)
          .join(),
      ],
      ['slot', t.slot],
      ...(t.kernels ? [['kernels', t.kernels]] : []),
      ['attempt', String(t.attempt)],
      ['started', clock(t.started_at)],
      ['ended', t.ended_at ? clock(t.ended_at) : 'not yet'],
      ['took', duration(took)],
    ]),
  ]
    .flat()
    .filter(Boolean);
}

const pairs = (entries) =>
  h(
    'dl',
    { class: 'pairs' },
    entries.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  );

function table(heads, rows, numeric) {
  const kind = (i) => (numeric.includes(i) ? { class: 'num' } : {});
  return h(
    'div',
    { class: 'small-scroll', tabindex: '0' },
    h(
      'table',
      { class: 'small' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((text, i) => h('th', { scope: 'col', ...kind(i) }, text)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            row.map((text, i) => h('td', kind(i), text)),
          ),
        ),
      ),
    ),
  );
}
