// Parameters: all at once as parallel coordinates, what each was worth, and the objective over each and over two.

import { h, setText } from './dom.js';
import { Chart, TIP, look, panel, saves, tipBox } from './chart.js';
import { HIDDEN_ENDS, axisOf, drawn, jittered, placeOn, quantile, short, shownAt } from './axes.js';
import { clause, joined, without } from './brush.js';
import { varying } from './columns.js';
import { Contour } from './contour.js';
import { count, metric, parameter } from './format.js';
import { barsHeight, barsOver } from './frames.js';
import { sentence } from './stages.js';

const MOST_AXES = 14;

/** So much room does an axis need for its name and its values. */
const AXIS_WIDTH = 74;
const MOST_SLICES = 24;

/** Addresses may have 4096 characters, of which the filter takes some. */
const MOST_LETTERS = 2400;

export class Parameters {
  /** handlers: filter(text), open(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.clauses = new Map();
    this.framed = new Map();
    this.contour = new Contour({
      open: handlers.open,
      brushed: (stretches) => this.#framed(stretches),
      chosen: () => this.redraw(),
    });
    this.note = h('span', { class: 'quiet' });
    this.worthNote = h('span', { class: 'quiet' });
    this.sliceNote = h('span', { class: 'quiet' });
    this.lines = h('div', { class: 'chart tall', role: 'img', 'data-testid': 'parallel' });
    this.bars = h('ol', { class: 'shares', 'data-testid': 'importance' });
    this.slices = h('div', { class: 'slices', 'data-testid': 'slices' });
    this.charts = [];
    this.chart = new Chart(this.lines, (chart) => {
      chart.on('axisareaselected', ({ parallelAxisId, intervals }) => this.#brushed(parallelAxisId, intervals));
      this.redraw();
    });
    this.root = h(
      'div',
      { class: 'analysis-grid' },
      panel('Parallel coordinates', this.note, saves('parallel-coordinates', this.chart), this.lines),
      h('div', { class: 'analysis-pair' }, panel('Importance', this.worthNote, null, this.bars), this.contour.root),
      panel('Slices', this.sliceNote, null, this.slices),
    );
  }

  async load(get, { sweep, detail, route, stages }) {
    const written = route.q.trim();
    for (const [id, text] of this.clauses) {
      if (written.includes(text)) continue;
      this.clauses.delete(id);
      this.chart.chart?.dispatchAction({ type: 'axisAreaSelect', parallelAxisId: id, intervals: [] });
    }
    if ([...this.framed.values()].some((text) => !written.includes(text))) {
      this.framed.clear();
      this.contour.clear();
    }
    const importance = await get('importance');
    const parameters = foremost(varying(detail), importance.parameters);
    const columns = ['value', 'state', ...parameters.map(({ name }) => `p.${name}`)].join();
    const tables = new Map();
    // Each chart shows also what is left out by what is brushed in it.
    const table = (filter) => {
      if (!tables.has(filter)) tables.set(filter, get('table', { columns, filter: filter || null }));
      return tables.get(filter);
    };
    const [all, around, some] = await Promise.all([
      table(without(written, this.clauses.values())),
      table(without(written, this.framed.values())),
      table(written),
    ]);
    const more = varying(detail).length - parameters.length;
    this.data = { sweep, stages, parameters, more, all, around, some, importance, written };
    this.redraw();
  }

  redraw() {
    if (!this.data) return;
    const { sweep, stages, parameters, more, all, around, some, importance } = this.data;
    const axes = parameters.map((each) => axisOf(each, all.columns[`p.${each.name}`]));
    const room = Math.floor((this.lines.clientWidth || window.innerWidth) / AXIS_WIDTH) - 1;
    const parallel = axes.slice(0, Math.max(2, Math.min(MOST_AXES, room)));
    this.#draw(sweep, parallel, all);
    this.#worth(importance);
    this.#slice(sweep, axes, some, stages, more);
    this.contour.draw(
      sweep,
      parameters.map((each) => axisOf(each, around.columns[`p.${each.name}`])),
      around,
      stages,
    );
    const left = parallel.length < axes.length + more ? `, the ${parallel.length} parameters that matter most` : '';
    const shown = all.columns.value.filter((value) => value !== null).length;
    setText(
      this.note,
      `${count(shown)} of ${count(all.total)} trials${left}; drag along an axis to filter, click on it to let go`,
    );
  }

  #draw(sweep, axes, { columns, version, trials }) {
    const { css, font, ramp } = look();
    const rows = trials
      .map((trial, i) => [...axes.map((axis) => placeOn(axis, columns[`p.${axis.name}`][i])), columns.value[i], trial])
      .filter((row) => row.at(-2) !== null)
      .reverse(); // the best are drawn last
    const top = Math.max(10, Math.round(rows.length / 50));
    const lines = rows.map((value, i) => (rows.length - i > top ? value : { value, lineStyle: { opacity: 0.6 } }));
    const values = rows.map((row) => row.at(-2));
    const best = sweep.objective.goal === 'maximize' ? Math.max(...values) : Math.min(...values);
    const worst = quantile(values, sweep.objective.goal === 'maximize' ? 0.1 : 0.9);
    const colours = sweep.objective.goal === 'maximize' ? ramp : [...ramp].reverse();
    this.axes = new Map(axes.map((axis, i) => [`a${i}`, axis]));
    this.lines.setAttribute('aria-label', `Parallel coordinates of ${rows.length} trials`);
    const style = {
      axisLine: { lineStyle: { color: css('--line-strong') } },
      axisTick: { show: false },
      axisLabel: {
        ...font,
        color: css('--ink-2'),
        textBorderColor: css('--surface'),
        textBorderWidth: 3,
        formatter: (value) => short(parameter(value)),
      },
      z: 20,
      nameTextStyle: { ...font, color: css('--ink-2'), fontWeight: 600 },
      nameLocation: 'end',
      nameGap: 12,
      areaSelectStyle: { width: 16, borderColor: css('--accent'), color: css('--accent'), opacity: 0.25 },
    };
    this.chart.set(
      {
        animation: false,
        parallel: { left: 56, right: 64, top: 32, bottom: 14, axisExpandable: false },
        parallelAxis: [
          ...axes.map((axis, i) => ({
            ...style,
            id: `a${i}`,
            dim: i,
            name: short(axis.name, 18),
            type: axis.categories ? 'category' : axis.log ? 'log' : 'value',
            data: axis.categories,
            scale: true,
            axisLabel: axis.categories
              ? { ...style.axisLabel, formatter: (value) => short(String(value)) }
              : style.axisLabel,
          })),
          {
            ...style,
            id: 'objective',
            dim: axes.length,
            name: short(sweep.objective.name, 18),
            type: 'value',
            scale: true,
          },
        ],
        visualMap: {
          show: false,
          type: 'continuous',
          dimension: axes.length,
          min: Math.min(best, worst),
          max: Math.max(best, worst),
          inRange: { color: colours },
        },
        series: {
          type: 'parallel',
          data: lines,
          lineStyle: { width: 1.2, opacity: Math.max(0.06, Math.min(0.45, 150 / rows.length)) },
          inactiveOpacity: 0.03,
          activeOpacity: 0.7,
          smooth: 0.06,
        },
      },
      `${sweep.id}/${version}/${rows.length}/${axes.map(({ name }) => name)}`,
    );
  }

  #brushed(id, intervals) {
    const axis = this.axes.get(id) ?? { name: '', column: 'value' };
    if (!/^[\w.-]+$/.test(axis.column)) return;
    const before = [...this.clauses.values()];
    const text = clause(axis, intervals ?? []);
    if (text) this.clauses.set(id, text);
    else this.clauses.delete(id);
    this.#filter(before, this.clauses);
  }

  #framed(stretches) {
    const before = [...this.framed.values()];
    this.framed.clear();
    for (const [axis, stretch] of stretches) {
      const text = /^[\w.-]+$/.test(axis.column) && clause(axis, [stretch]);
      if (text) this.framed.set(axis.name, text);
    }
    if (before.length || this.framed.size) this.#filter(before, this.framed);
  }

  /** What is brushed in a chart stands in the filter in place of what was brushed there before. */
  #filter(before, clauses) {
    const written = without(this.data.written, before);
    this.data.written = joined(written, clauses.values());
    this.handlers.filter(this.data.written);
  }

  #worth({ trials, best, parameters }) {
    setText(
      this.worthNote,
      parameters.length
        ? `how the best ${count(best)} of ${count(trials)} ranked trials differ (PED-ANOVA)`
        : `needs 20 ranked trials; there are ${count(trials)}`,
    );
    const key = JSON.stringify(parameters);
    if (this.bars.dataset.key === key) return;
    this.bars.dataset.key = key;
    const most = Math.max(...parameters.map(({ share }) => share), 1e-9);
    this.bars.replaceChildren(
      ...parameters
        .slice(0, MOST_SLICES)
        .map(({ parameter: name, share }) =>
          h(
            'li',
            {},
            h('span', { class: 'share-name', title: name }, name),
            h('span', { class: 'share-bar', vars: { '--share': share / most } }),
            h('span', { class: 'num' }, `${Math.round(100 * share)} %`),
          ),
        ),
    );
  }

  #slice(sweep, axes, table, stages, more) {
    const bars = stages.length ? '; the bars above are what each stage searched' : '';
    const which = more ? `the ${axes.length} parameters that matter most` : 'each parameter';
    setText(this.sliceNote, `the objective over ${which}${bars}`);
    while (this.charts.length < axes.length) {
      const host = h('div', { class: 'chart slice', role: 'img' });
      this.slices.append(host);
      const slice = new Chart(host, (chart) => {
        chart.on('click', ({ value }) => this.handlers.open(value[2]));
        this.redraw();
      });
      this.charts.push({ host, slice });
    }
    this.charts.forEach(({ host }, i) => (host.hidden = i >= axes.length));
    const { columns, trials, version } = table;
    const values = columns.value;
    const range = worthSeeing(values, sweep.objective.goal === 'maximize');
    axes.forEach((axis, i) => {
      const { host, slice } = this.charts[i];
      const points = trials
        .map((trial, at) => [placeOn(axis, columns[`p.${axis.name}`][at]), values[at], trial])
        .filter(([x, y]) => x !== null && y !== null);
      const searched = sentence(stages, axis.name);
      host.setAttribute(
        'aria-label',
        [`${sweep.objective.name} over ${axis.name}`, searched].filter(Boolean).join('; '),
      );
      host.style.setProperty('--bars', `${barsHeight(stages)}px`);
      slice.set(
        scatter(axis, points, sweep, range, stages),
        `${sweep.id}/${version}/${axis.name}/${points.length}/${stages.length}`,
      );
    });
  }
}

/** The parameters that are drawn: those that matter most first, as many as an address and a view have room for. */
export function foremost(parameters, shares) {
  const share = new Map(shares.map((each) => [each.parameter, each.share]));
  const ordered = [...parameters].sort((a, b) => (share.get(b.name) ?? 0) - (share.get(a.name) ?? 0));
  let letters = 0;
  return ordered
    .filter(({ name }) => {
      const long = encodeURIComponent(`,p.${name}`).length;
      if (letters + long > MOST_LETTERS) return false;
      letters += long;
      return true;
    })
    .slice(0, MOST_SLICES);
}

/** From the worst that counts to the best, and a little more: what diverged would leave no room for all others. */
function worthSeeing(values, maximize) {
  const worst = quantile(values, maximize ? 0.05 : 0.95);
  const best = quantile(values, maximize ? 1 : 0);
  const more = 0.06 * (Math.abs(best - worst) || Math.abs(best) || 1);
  return { min: Math.min(worst, best) - more, max: Math.max(worst, best) + more };
}

function scatter(axis, points, sweep, range, stages) {
  const { css, font, axis: plain } = look();
  const bars = points.length ? barsOver(axis, stages, points[0].slice(0, 2), { css, font }) : [];
  const shown = points.map(([x, y, trial]) => [jittered(axis, x, trial), y, trial]);
  return {
    animation: false,
    title: {
      text: short(axis.name, 26),
      left: 6,
      top: 2,
      textStyle: { ...font, fontWeight: 600, color: css('--ink-2') },
    },
    grid: { left: 6, right: 10, top: 26 + (bars.length && barsHeight(stages)), bottom: 4, containLabel: true },
    xAxis: {
      ...drawn(
        axis,
        plain,
        points.map(([x]) => x),
      ),
      splitLine: { show: false },
      splitNumber: 3,
    },
    yAxis: {
      ...plain,
      type: 'value',
      scale: true,
      splitNumber: 3,
      ...range,
      axisLabel: { ...plain.axisLabel, formatter: (value) => parameter(value), ...HIDDEN_ENDS },
    },
    tooltip: {
      ...TIP,
      trigger: 'item',
      formatter: ({ value: [x, y, trial] }) =>
        tipBox(`trial #${trial}`, [
          [axis.name, shownAt(axis, x)],
          [sweep.objective.name, metric(y)],
        ]),
    },
    series: [
      ...bars,
      {
        type: 'scatter',
        data: shown.filter(([, , trial]) => trial !== sweep.best?.trial),
        symbolSize: 5,
        clip: true,
        itemStyle: { color: css('--accent'), opacity: points.length > 500 ? 0.3 : 0.5 },
      },
      {
        type: 'scatter',
        data: shown.filter(([, , trial]) => trial === sweep.best?.trial),
        symbolSize: 11,
        z: 5,
        itemStyle: { color: css('--c1'), borderColor: css('--surface'), borderWidth: 2 },
      },
    ],
  };
}
