// The course of a sweep: its best so far, what its slots did, how its trials ended, the front of several objectives.

import { h, setText } from './dom.js';
import { Chart, TIP, look, panel, saves, segments, tipBox } from './chart.js';
import { HIDDEN_ENDS, above, below, short } from './axes.js';
import { Cluster } from './cluster.js';
import { clock, count, duration, metric, minute, parameter } from './format.js';
import { rowsOf } from './lanes.js';
import { icon, word } from './states.js';

const LANE = 16;

/** So many times nearer to the best does one step lead only from where a training diverged. */
const CLIFF = 1000;
const COLOURS = {
  COMPLETED: '--good',
  STOPPED: '--warn',
  FAILED: '--bad',
  CANCELLED: '--idle',
  RUNNING: '--accent',
  PAUSED: '--accent',
  PENDING: '--idle',
};

/** A chart of figures that get better at some trials: a line in steps, with a tip for each. */
function steps({ name, x, y, points, tip, filled }) {
  const { css, font, axis } = look();
  return {
    animation: false,
    grid: { left: 8, right: 20, top: 14, bottom: 22, containLabel: true },
    xAxis: {
      ...axis,
      type: 'value',
      min: 0,
      splitLine: { show: false },
      name,
      nameLocation: 'middle',
      nameGap: 24,
      nameTextStyle: font,
      ...x,
    },
    yAxis: {
      ...axis,
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...axis.axisLabel, formatter: parameter, ...(y.scale && 'min' in y && HIDDEN_ENDS) },
      ...y,
    },
    tooltip: {
      ...TIP,
      trigger: 'item',
      formatter: ({ data: { step } }) => tipBox(`trial #${step.trial}`, tip(step)),
    },
    series: {
      type: 'line',
      step: 'end',
      data: points,
      symbol: 'circle',
      symbolSize: 8,
      lineStyle: { width: 2, color: css('--accent') },
      itemStyle: { color: css('--accent'), borderColor: css('--surface'), borderWidth: 2 },
      areaStyle: filled ? { color: css('--accent'), opacity: 0.06, origin: 'start' } : undefined,
    },
  };
}

export class Course {
  /** handlers: filter(text), open(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.by = 'trials';
    this.live = true;
    this.note = h('span', { class: 'quiet' });
    this.slotNote = h('span', { class: 'quiet' });
    this.cluster = new Cluster(handlers);
    this.best = h('div', { class: 'chart mid', role: 'img', 'data-testid': 'best-so-far' });
    this.slots = h('div', { class: 'chart', role: 'img', 'data-testid': 'slots' });
    this.front = h('div', { class: 'chart mid', role: 'img', 'data-testid': 'front' });
    this.ends = h('ol', { class: 'ends', 'data-testid': 'ends' });
    this.bestChart = this.#chart(this.best);
    this.slotChart = this.#chart(this.slots);
    this.frontChart = this.#chart(this.front);
    this.volume = h('div', { class: 'chart mid', role: 'img', 'data-testid': 'hypervolume' });
    this.volumeNote = h('span', { class: 'quiet' });
    this.volumeChart = this.#chart(this.volume);
    const by = segments(
      'Best over',
      [
        ['trials', 'trials'],
        ['time', 'time'],
      ],
      this.by,
      (key) => {
        this.by = key;
        this.redraw();
      },
    );
    this.frontPanel = panel(
      'Pareto front',
      h('span', { class: 'quiet' }, 'no other trial beats these in all'),
      saves('pareto-front', this.frontChart),
      this.front,
    );
    this.volumePanel = panel('Hypervolume', this.volumeNote, saves('hypervolume', this.volumeChart), this.volume);
    for (const each of [this.frontPanel, this.volumePanel]) each.hidden = true; // until it is known that they say something
    this.root = h(
      'div',
      { class: 'analysis-grid' },
      h(
        'div',
        { class: 'analysis-pair even' },
        panel(
          'Best so far',
          this.note,
          h('span', { class: 'controls' }, by, saves('best-so-far', this.bestChart)),
          this.best,
        ),
        panel('How trials ended', h('span', { class: 'quiet' }, 'press one to see them on the board'), null, this.ends),
      ),
      h('div', { class: 'analysis-pair even' }, this.frontPanel, this.volumePanel),
      this.cluster.root,
      panel('Slots over time', this.slotNote, saves('slots', this.slotChart), this.slots),
    );
  }

  #chart(host) {
    return new Chart(host, (chart) => {
      chart.on('click', ({ data }) => data?.trial !== undefined && this.handlers.open(data.trial));
      this.redraw();
    });
  }

  /** Whether the page shows the present: else what runs is drawn up to where the log was heard last. */
  truth(live, store) {
    this.live = live;
    this.store = store;
  }

  tick() {
    this.cluster.tick(this.store);
  }

  async load(get, { sweep }) {
    const several = sweep.metrics?.length > 1;
    const [progress, slots, table] = await Promise.all([
      get('progress'),
      get('slots', { filter: null, state: null }),
      several ? get('table', { columns: sweep.metrics.map(({ name }) => `m.${name}`).join() }) : null,
    ]);
    this.data = { sweep, progress, table };
    this.cluster.show(slots);
    this.redraw();
  }

  redraw() {
    if (!this.data) return;
    const { sweep, progress, table } = this.data;
    this.tick();
    this.#best(sweep, progress);
    this.#ends(progress.ends);
    this.#slots(sweep, progress.slots);
    this.frontPanel.hidden = !table;
    if (table) this.#front(sweep, table);
    this.volumePanel.hidden = !progress.hypervolume.length;
    if (progress.hypervolume.length) this.#volume(progress);
  }

  #best(sweep, { best, ends }) {
    const last = best.at(-1);
    setText(
      this.note,
      last
        ? `${metric(last.value)} by trial #${last.trial}; ${count(best.length)} ${best.length === 1 ? 'improvement' : 'improvements'}`
        : 'no value yet',
    );
    this.best.setAttribute('aria-label', `Best ${sweep.objective.name} so far`);
    const byTime = this.by === 'time';
    const points = best.map((step) => ({
      value: [byTime ? step.at : step.ended, step.value],
      trial: step.trial,
      step,
    }));
    const ended = ends.reduce((sum, each) => sum + each.count, 0);
    const end = byTime ? (sweep.ended_at ?? sweep.driver_sign_at) : ended;
    if (last)
      points.push({
        value: [Math.max(end, byTime ? last.at : last.ended), last.value],
        symbol: 'none',
        trial: last.trial,
        step: last,
      });
    this.bestChart.set(
      steps({
        name: byTime ? '' : 'trials ended',
        x: byTime ? { type: 'time', min: undefined } : {},
        y: { scale: true, ...rangeOf(best) },
        points,
        filled: true,
        tip: (step) => [
          [sweep.objective.name, metric(step.value)],
          ['trials ended', count(step.ended)],
          ['at', clock(step.at)],
        ],
      }),
      `${this.by}/${end}/${best.length}/${last?.value}`,
    );
  }

  /** The share of the box of all values seen that the front covers. */
  #volume({ hypervolume, ends }) {
    const last = hypervolume.at(-1);
    const percent = (share) => `${(100 * share).toFixed(1)} %`;
    setText(this.volumeNote, `the front covers ${percent(last.value)} of the box of what was seen`);
    this.volume.setAttribute('aria-label', 'Hypervolume of the front so far');
    const ended = ends.reduce((sum, each) => sum + each.count, 0);
    const points = hypervolume.map((step) => ({ value: [step.ended, step.value], trial: step.trial, step }));
    points.push({ value: [Math.max(ended, last.ended), last.value], symbol: 'none', trial: last.trial, step: last });
    this.volumeChart.set(
      steps({
        name: 'trials ended',
        y: { min: 0, max: 1 },
        points,
        tip: (step) => [
          ['covered', percent(step.value)],
          ['trials ended', count(step.ended)],
        ],
      }),
      `${ended}/${hypervolume.length}/${last.value}`,
    );
  }

  #ends(ends) {
    const key = JSON.stringify(ends);
    if (this.ends.dataset.key === key) return;
    this.ends.dataset.key = key;
    const most = Math.max(...ends.map((each) => each.count), 1);
    this.ends.replaceChildren(
      ...ends.map((each) =>
        h(
          'li',
          {},
          h(
            'button',
            { type: 'button', class: 'ending', onclick: () => this.handlers.filter(endingFilter(each), 'board') },
            icon(each.state),
            h(
              'span',
              { class: 'ending-text', title: each.reason ?? '' },
              h('strong', {}, each.kind || word(each.state)),
              each.reason && h('span', { class: 'quiet' }, ` ${each.reason}`),
            ),
            h('span', { class: 'num' }, count(each.count)),
            h('span', { class: `ending-bar f-${word(each.state)}`, vars: { '--share': each.count / most } }),
          ),
        ),
      ),
    );
    if (!ends.length) this.ends.replaceChildren(h('li', { class: 'none' }, 'None yet.'));
  }

  #slots(sweep, slots) {
    const { css, font, axis } = look();
    const names = Object.keys(slots);
    const now = sweep.ended_at ?? (this.live ? Date.now() : sweep.driver_sign_at);
    const lanes = names.map((slot) =>
      slots[slot].map((run) => ({ run, from: run.startedAt, to: run.endedAt || Math.max(now, run.startedAt) })),
    );
    const sidings = lanes.map(rowsOf);
    const runs = lanes.flatMap((lane, i) =>
      lane.map(({ run, from, to }, j) => ({
        value: [i, from, to, sidings[i].rows[j], sidings[i].count],
        run,
        trial: run.trial,
        itemStyle: { color: css(COLOURS[run.state] ?? '--idle') },
      })),
    );
    const most = Math.max(1, ...sidings.map((siding) => siding.count));
    const height = names.length > 24 ? LANE : Math.min(names.length > 4 ? 64 : 136, LANE + 6 * (most - 1));
    const end = runs.reduce((last, { value }) => Math.max(last, value[2]), -Infinity);
    setText(
      this.slotNote,
      runs.length
        ? `each trial's newest attempt${this.live || sweep.ended_at ? '' : ', up to when the log was heard last'}`
        : 'no trial yet',
    );
    this.slots.style.height = `${Math.max(48, names.length * height) + 56}px`;
    this.slots.setAttribute('aria-label', `Timeline of ${names.length} slots`);
    this.slotChart.chart?.resize();
    this.slotChart.set(
      {
        animation: false,
        grid: { left: 8, right: 20, top: 8, bottom: 8, containLabel: true },
        xAxis: { ...axis, type: 'time', splitNumber: 6 },
        yAxis: {
          ...axis,
          type: 'category',
          data: names,
          inverse: true,
          splitLine: { show: false },
          axisLabel: { ...font, interval: names.length > 40 ? 'auto' : 0 },
        },
        dataZoom: [{ type: 'inside', filterMode: 'weakFilter', zoomOnMouseWheel: 'ctrl' }],
        tooltip: {
          ...TIP,
          trigger: 'item',
          formatter: ({ data: { run, value } }) =>
            tipBox(run.trials > 1 ? `${run.trials} trials from #${run.trial}` : `trial #${run.trial}`, [
              ['state', word(run.state)],
              ['from', minute(value[1])],
              ['took', duration(value[2] - value[1])],
            ]),
        },
        series: {
          type: 'custom',
          encode: { x: [1, 2], y: 0 },
          data: runs,
          clip: true,
          renderItem: (params, api) => {
            const [x, y] = api.coord([api.value(1), api.value(0)]);
            const [right] = api.coord([api.value(2), api.value(0)]);
            const lane = Math.min(height - 4, api.size([0, 1])[1] * 0.75);
            const each = lane / api.value(4);
            const top = y - lane / 2 + api.value(3) * each;
            const tall = Math.max(1, each - (api.value(4) > 1 ? 1 : 0));
            return {
              type: 'rect',
              shape: { x, y: top, width: Math.max(1, right - x - 1), height: tall, r: Math.min(1.5, tall / 2) },
              style: { fill: api.visual('color'), opacity: 0.9 },
            };
          },
        },
      },
      `${runs.length}/${end}/${names.length}`,
    );
  }

  #front(sweep, { columns, trials, version }) {
    const { css, font, axis } = look();
    const [first, second] = sweep.metrics;
    const front = new Set(sweep.front);
    const points = trials
      .map((trial, i) => ({ value: [columns[`m.${first.name}`][i], columns[`m.${second.name}`][i]], trial }))
      .filter(({ value }) => value.every((each) => typeof each === 'number'));
    const best = points.filter(({ trial }) => front.has(trial)).sort((a, b) => a.value[0] - b.value[0]);
    const named = ({ name, goal }) => `${short(name, 40)} (${goal})`;
    this.front.setAttribute('aria-label', `${first.name} against ${second.name}`);
    this.frontChart.set(
      {
        animation: false,
        grid: { left: 8, right: 20, top: 34, bottom: 30, containLabel: true },
        xAxis: { ...axis, ...below(named(first), font), type: 'value', scale: true },
        yAxis: { ...axis, ...above(named(second), font), type: 'value', scale: true },
        tooltip: {
          ...TIP,
          trigger: 'item',
          formatter: ({ data: { trial, value } }) =>
            tipBox(`trial #${trial}`, [
              [first.name, metric(value[0])],
              [second.name, metric(value[1])],
            ]),
        },
        series: [
          {
            type: 'scatter',
            data: points.filter(({ trial }) => !front.has(trial)),
            symbolSize: 6,
            itemStyle: { color: css('--idle'), opacity: 0.5 },
          },
          {
            type: 'line',
            data: best,
            symbol: 'circle',
            symbolSize: 9,
            step: 'end',
            lineStyle: { color: css('--accent'), width: 1.5, type: 'dashed' },
            itemStyle: { color: css('--accent'), borderColor: css('--surface'), borderWidth: 1.5 },
          },
        ],
      },
      `${version}/${points.length}/${best.length}`,
    );
  }
}

/** How much of the improvements an axis shows: all but those from which one step led so far that the rest would lie flat. */
export function rangeOf(best) {
  const last = best.at(-1)?.value;
  const far = (i) => Math.abs(best[i].value - last);
  const start = best.findLastIndex((_, i) => i > 0 && far(i) > 0 && far(i - 1) > CLIFF * far(i));
  if (start < 0) return {};
  const [low, high] = [last, best[start].value].sort((a, b) => a - b);
  const more = 0.1 * (high - low);
  return { min: low - more, max: high + more };
}

/** The filter under which the board shows the trials that ended so. */
export function endingFilter({ state, kind, reason }) {
  const clauses = [`state = ${word(state)}`];
  if (state === 'FAILED' && kind) clauses.push(`kind = ${kind}`);
  const words = reason
    .split('…')
    .sort((a, b) => b.length - a.length)[0]
    .trim();
  if (words && !words.includes('"')) clauses.push(`"${words}"`);
  return clauses.join(' and ');
}
