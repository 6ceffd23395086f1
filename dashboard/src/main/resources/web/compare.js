// A few trials side by side: what differs first, and their curves at full size, on any axes.

import { h, setText } from './dom.js';
import { Chart, TIP, look, panel, saves, segments, tipBox } from './chart.js';
import { below } from './axes.js';
import { choices, compared, line, smoothed } from './comparison.js';
import { metric, parameter } from './format.js';
import { word } from './states.js';

const MOST = 8;
const POINTS = 2000;
const AXES = ['epoch', 'step', 'seconds'];

export class Compare {
  /** handlers: open(trial), toggle(trial) */
  constructor(handlers) {
    this.handlers = handlers;
    this.x = AXES[0];
    this.log = false;
    this.weight = 0;
    this.name = null;
    this.loads = 0;
    this.note = h('span', { class: 'quiet', 'data-testid': 'compare-note' });
    this.table = h('div', { class: 'compare-scroll', tabindex: '0', role: 'region', 'aria-label': 'Trials compared' });
    this.lines = h('div', { class: 'chart tallest', role: 'img', 'data-testid': 'compare-curves' });
    this.chart = new Chart(this.lines, () => this.redraw());
    this.metrics = h('select', {
      class: 'choice',
      'aria-label': 'Metric',
      'data-testid': 'compare-metric',
      onchange: () => this.#set({ name: this.metrics.value }),
    });
    this.root = h(
      'div',
      { class: 'analysis-grid' },
      panel('Curves', this.metrics, this.#controls(), this.lines),
      panel('Trials side by side', this.note, null, this.table),
    );
  }

  #controls() {
    const smoothing = h('input', {
      type: 'range',
      min: '0',
      max: '0.95',
      step: '0.05',
      value: '0',
      oninput: () => this.#set({ weight: Number(smoothing.value) }),
    });
    return h(
      'span',
      { class: 'controls' },
      h('label', { class: 'smoothing quiet' }, 'smoothing', smoothing),
      segments(
        'Scale',
        [
          ['linear', 'linear'],
          ['log', 'log'],
        ],
        'linear',
        (key) => this.#set({ log: key === 'log' }),
      ),
      segments(
        'Along',
        AXES.map((each) => [each, each]),
        this.x,
        (x) => this.#set({ x }),
      ),
      saves('compared-curves', this.chart),
    );
  }

  #set(change) {
    Object.assign(this, change);
    this.redraw();
  }

  static about = ({ trials }) => trials.slice(0, MOST).join();

  async load(get, { sweep, selection }) {
    const trials = selection.trials.slice(0, MOST);
    const all = { filter: null, state: null };
    const [answer, ...details] = trials.length
      ? await Promise.all([
          get('curves', { ...all, trials: trials.join(), points: POINTS }),
          ...trials.map((trial) => get(`trials/${trial}`, all)),
        ])
      : [{ curves: [] }];
    this.data = { sweep, curves: answer.curves, details, more: selection.trials.length - trials.length };
    this.loads++;
    this.data.colours = new Map(trials.map((trial) => [trial, selection.colour(trial)]));
    this.redraw();
  }

  redraw() {
    if (!this.data) return;
    const { sweep, curves, details, more } = this.data;
    setText(
      this.note,
      details.length
        ? `${details.length} trials${more ? `, and ${more} more on the board` : ''}; choose them by their marks on the board`
        : 'no trial is chosen; choose some by their marks on the board',
    );
    const names = choices(curves, sweep.objective.name);
    if (!names.includes(this.name)) this.name = names[0];
    if (this.metrics.dataset.names !== names.join()) {
      this.metrics.dataset.names = names.join();
      this.metrics.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
    }
    this.metrics.value = this.name;
    this.#draw(curves);
    this.#list(sweep, details);
  }

  #draw(curves) {
    const { css, font, axis } = look();
    const { x, log, weight, name, data } = this;
    this.lines.setAttribute('aria-label', `${name} of trials ${curves.map((c) => c.trial).join(', ')}`);
    const option = {
      animation: false,
      grid: { left: 8, right: 18, top: 14, bottom: 62, containLabel: true },
      xAxis: { ...axis, type: 'value', min: 'dataMin', max: 'dataMax', ...below(x, font), nameGap: 22 },
      yAxis: { ...axis, type: log ? 'log' : 'value', scale: true },
      dataZoom: [{ type: 'inside' }, { type: 'slider', height: 18, bottom: 6, textStyle: font, showDataShadow: false }],
      tooltip: {
        ...TIP,
        trigger: 'axis',
        axisPointer: { lineStyle: { color: css('--line-strong'), type: 'solid' } },
        formatter: (items) =>
          tipBox(
            `${x} ${items[0].value[0]}`,
            items.map((item) => [item.seriesName, metric(item.value[1])]),
          ),
      },
      series: curves.map(({ trial, points }) => ({
        id: String(trial),
        name: `#${trial}`,
        type: 'line',
        showSymbol: points.length < 2,
        data: smoothed(line(points, name, x, log), weight),
        lineStyle: { width: 2 },
        itemStyle: { color: css(`--c${data.colours.get(trial)}`) },
        emphasis: { focus: 'series' },
        blur: { lineStyle: { opacity: 0.15 } },
      })),
    };
    this.chart.set(option, [this.loads, x, log, weight, name].join());
  }

  #list(sweep, details) {
    if (this.listed === this.loads) return;
    this.listed = this.loads;
    const { differing, same, measured, results, layers } = compared(details);
    const heads = details.map((trial) => this.#head(trial));
    const rows = (title, list, show) =>
      list.length > 0 && [
        h('tr', { class: 'compare-part' }, h('th', { colspan: details.length + 1, scope: 'rowgroup' }, title)),
        list.map(({ name, values }) => row(name, values, show, sweep.objective)),
      ];
    const table = h(
      'table',
      { class: 'compare', 'data-testid': 'compare' },
      h('thead', {}, h('tr', {}, h('td', {}), heads)),
      h(
        'tbody',
        {},
        ...[
          rows('Parameters that differ', differing, parameter),
          rows('Measured last', measured, metric),
          rows('Finished network', results, metric),
          rows('Layers, measured last', layers, metric),
          rows('The same in all', same, parameter),
        ]
          .filter(Boolean)
          .flat(2),
      ),
    );
    this.table.replaceChildren(...(details.length ? [table] : []));
  }

  #head(trial) {
    return h(
      'th',
      { scope: 'col' },
      h(
        'span',
        { class: 'compare-head' },
        h('span', { class: `swatch on c${this.data.colours.get(trial.trial)}` }),
        h(
          'button',
          { type: 'button', class: 'text-button', onclick: () => this.handlers.open(trial.trial) },
          `#${trial.trial}`,
        ),
        h('span', { class: 'quiet' }, word(trial.state)),
        h(
          'button',
          {
            type: 'button',
            class: 'mini',
            'aria-label': `Leave out trial ${trial.trial}`,
            onclick: () => this.handlers.toggle(trial.trial),
          },
          '×',
        ),
      ),
    );
  }
}

/** A row; of the objective the best value stands out. */
function row(name, values, show, objective) {
  const numbers = values.filter((value) => typeof value === 'number');
  const best = objective.goal === 'maximize' ? Math.max(...numbers) : Math.min(...numbers);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, name),
    values.map((value) =>
      h(
        'td',
        { class: name === objective.name && value === best ? 'num best' : 'num' },
        value === undefined ? '–' : show(value),
      ),
    ),
  );
}
