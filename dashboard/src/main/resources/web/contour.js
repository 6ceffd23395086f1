// Contours: the objective over two parameters at once, smoothed between the trials that were measured, which are on it.

import { h, setText } from './dom.js';
import { Chart, TIP, look, panel, saves, tipBox } from './chart.js';
import { above, below, drawn, jittered, placeOn, quantile, short, shownAt } from './axes.js';
import { cells, isolines, levels, surface } from './surface.js';
import { count, metric } from './format.js';
import { framesOver } from './frames.js';
import { drawnOf, numberOf, stageText, stretches } from './stages.js';

const LEVELS = 7;

/** A finger that moves over a chart moves the page. */
const canFrame = () => !matchMedia('(pointer: coarse)').matches;

/** Below that many points a surface would say what nobody measured. */
const LEAST = 8;

export class Contour {
  /** handlers: open(trial), brushed(stretches), chosen(); stretches: [[axis, [from, to]]], none where all is let go */
  constructor(handlers) {
    this.handlers = handlers;
    this.wanted = { x: null, y: null };
    this.note = h('span', { class: 'quiet' });
    this.x = this.#choice('x', 'Across');
    this.y = this.#choice('y', 'Up');
    this.low = h('span', { class: 'num' });
    this.high = h('span', { class: 'num' });
    this.key = h('p', { class: 'ramp-key' }, this.low, h('span', { class: 'ramp', 'aria-hidden': 'true' }), this.high);
    this.host = h('div', { class: 'chart tallest', role: 'img', 'data-testid': 'contour' });
    this.chart = new Chart(this.host, (chart) => {
      chart.on('click', ({ data }) => data?.trial !== undefined && this.handlers.open(data.trial));
      chart.on('brushEnd', ({ areas }) => this.#brushed(areas));
      this.handlers.chosen();
    });
    this.framed = true;
    this.frames = h(
      'button',
      {
        type: 'button',
        class: 'toggle',
        'aria-pressed': 'true',
        'data-testid': 'contour-stages',
        title: 'Show or hide what each stage searched',
        onclick: () => {
          this.framed = !this.framed;
          this.frames.setAttribute('aria-pressed', String(this.framed));
          this.handlers.chosen();
        },
      },
      'Stages',
    );
    this.stages = h('ol', { class: 'stages', 'aria-label': 'What each stage searched', 'data-testid': 'stages' });
    this.root = panel(
      'Contours',
      this.note,
      saves('contours', this.chart),
      h(
        'div',
        {},
        h('div', { class: 'controls contour-controls' }, this.x.label, this.y.label, this.frames, this.key),
        this.host,
        this.stages,
      ),
    );
  }

  /** The frames' key, and the same in words. */
  #tell(stages, x, y) {
    this.frames.hidden = this.stages.hidden = !stages.length;
    const drawn = new Set(drawnOf(stages));
    const lines = stages.map((stage) => [numberOf(stage), stageText(stage, [x.name, y.name]), drawn.has(stage)]);
    const key = JSON.stringify(lines);
    if (this.stages.dataset.key === key) return;
    this.stages.dataset.key = key;
    this.stages.replaceChildren(
      ...lines.map(([number, text, isDrawn]) =>
        h(
          'li',
          {},
          h('span', { class: 'stage-chip' }, h('span', { class: 'visually-hidden' }, 'Stage '), String(number)),
          h('span', {}, text, !isDrawn && h('span', { class: 'quiet' }, ' (not drawn)')),
        ),
      ),
    );
  }

  #choice(key, text) {
    const select = h('select', {
      class: 'choice',
      'aria-label': `${text} on the contours`,
      'data-testid': `contour-${key}`,
      onchange: () => {
        const other = key === 'x' ? 'y' : 'x';
        const swapped = select.value === this.shown[other] && { [other]: this.shown[key] };
        this.wanted = { ...this.shown, [key]: select.value, ...swapped };
        this.clear();
        this.handlers.brushed([]);
        this.handlers.chosen();
      },
    });
    return { select, label: h('label', { class: 'smoothing' }, h('span', { class: 'quiet' }, text), select) };
  }

  /** The two that were chosen, else those that matter most. */
  #choose(axes) {
    const names = axes.map(({ name }) => name);
    const numbers = axes.filter(({ categories }) => !categories).map(({ name }) => name);
    const [first, second] = numbers.length > 1 ? numbers : names; // lines need numbers
    const x = names.includes(this.wanted.x) ? this.wanted.x : first === this.wanted.y ? second : first;
    const y = names.includes(this.wanted.y) && this.wanted.y !== x ? this.wanted.y : x === first ? second : first;
    this.shown = { x, y };
    const sorted = [...names].sort((a, b) => a.localeCompare(b));
    for (const [key, { select }] of [
      ['x', this.x],
      ['y', this.y],
    ]) {
      if (select.dataset.names !== String(sorted)) {
        select.dataset.names = String(sorted);
        select.replaceChildren(...sorted.map((name) => h('option', { value: name }, short(name, 30))));
      }
      select.value = this.shown[key];
    }
    return [x, y].map((name) => axes.find((axis) => axis.name === name));
  }

  /** What was brushed is let go. */
  clear() {
    this.areas = [];
    this.chart.chart?.dispatchAction({ type: 'brush', areas: [] });
  }

  #brushed(areas) {
    this.areas = areas.map(({ brushType, coordRange, xAxisIndex, yAxisIndex }) => ({
      brushType,
      coordRange,
      xAxisIndex: xAxisIndex ?? 0,
      yAxisIndex: yAxisIndex ?? 0,
    }));
    const [x, y] = this.axes;
    this.handlers.brushed(
      areas.flatMap(({ coordRange }) => [
        [x, coordRange[0]],
        [y, coordRange[1]],
      ]),
    );
  }

  /** axes: of all parameters that vary, those that matter most first; table: columns value and state, and all axes'; stages: of the search. */
  draw(sweep, axes, table, stages) {
    this.root.hidden = axes.length < 2;
    if (this.root.hidden) return;
    const [x, y] = this.#choose(axes);
    this.axes = [x, y];
    const { columns, trials, total, version } = table;
    const points = trials
      .map((trial, i) => ({
        trial,
        x: placeOn(x, columns[`p.${x.name}`][i]),
        y: placeOn(y, columns[`p.${y.name}`][i]),
        value: columns.state[i] === 'failed' ? null : columns.value[i],
      }))
      .filter((point) => point.x !== null && point.y !== null && typeof point.value === 'number');
    setText(
      this.note,
      points.length < LEAST
        ? `needs ${LEAST} trials with a value; there are ${count(points.length)}`
        : `rests on ${count(points.length)} of ${count(total)} trials, smoothed; blank where none is near${canFrame() ? '; drag to filter' : ''}`,
    );
    // Else the axes would change places as trials come, or as a frame leaves some out.
    if (points.length >= LEAST) this.wanted = this.shown;
    const label = `${sweep.objective.name} over ${x.name} and ${y.name}, ${points.length} trials`;
    this.host.setAttribute('aria-label', label);
    this.#tell(stages, x, y);
    const framed = this.framed ? stages : [];
    const key = `${sweep.id}/${version}/${x.name}/${y.name}/${points.length}/${framed.length}`;
    const scale = this.#scale(sweep, points);
    if (!this.chart.lacks(key)) return;
    this.chart.set(option(sweep, x, y, points, scale, framed), key);
    this.#pick();
  }

  /** From the worst that counts to the best; what diverged would leave one colour for all others. */
  #scale(sweep, points) {
    const maximize = sweep.objective.goal === 'maximize';
    const values = points.map(({ value }) => value);
    const cut = quantile(values, maximize ? 0.1 : 0.9);
    const best = values.length ? (maximize ? Math.max(...values) : Math.min(...values)) : 0;
    const [low, high] = maximize ? [cut, best] : [best, cut];
    setText(this.low, metric(low));
    setText(this.high, metric(high));
    this.key.classList.toggle('reversed', !maximize);
    this.key.hidden = !points.length;
    return { low, high, maximize };
  }

  /** The pointer draws a frame; the one that was drawn stays when the chart is drawn anew. */
  #pick() {
    const { chart } = this.chart;
    if (!canFrame()) return;
    const brushOption = { brushType: 'rect', brushMode: 'single' };
    chart.dispatchAction({ type: 'takeGlobalCursor', key: 'brush', brushOption });
    if (this.areas?.length) chart.dispatchAction({ type: 'brush', areas: this.areas });
  }
}

function option(sweep, x, y, points, { low, high, maximize }, stages) {
  const { css, font, axis: plain, ramp } = look();
  const colours = maximize ? ramp : [...ramp].reverse();
  const clipped = (value) => Math.min(high, Math.max(low, value));
  const colour = (value) => mixed(colours, high > low ? (clipped(value) - low) / (high - low) : 1);
  const across = cells(
    x,
    points.map((point) => point.x),
  );
  const up = cells(
    y,
    points.map((point) => point.y),
  );
  const heights =
    points.length < LEAST
      ? []
      : surface(
          points.map((point) => [point.x, point.y, clipped(point.value)]),
          across,
          up,
        );
  const boxes = heights.flatMap((row, j) =>
    row.flatMap((height, i) =>
      height === null
        ? []
        : [{ value: [across.edge(i), up.edge(j), across.edge(i + 1), up.edge(j + 1)], colour: colour(height) }],
    ),
  );
  const lines = levels(low, high, LEVELS).flatMap((level) => isolines(heights, across, up, level));
  const dots = points.map(({ trial, value, ...point }) => ({
    value: [jittered(x, point.x, trial), jittered(y, point.y, trial), value],
    trial,
    itemStyle: { color: colour(value) },
  }));
  const many = points.length > 500;
  const best = dots.filter(({ trial }) => trial === sweep.best?.trial);
  const dot = {
    type: 'scatter',
    clip: true,
    itemStyle: { borderColor: css('--surface'), borderWidth: many ? 0.5 : 1 },
  };
  const searched = (axis) => stages.flatMap(({ window }) => stretches(axis, window[axis.name])).flat();
  const places = (key, axis) => [...points.map((point) => point[key]), ...searched(axis)];
  return {
    animation: false,
    grid: { left: 8, right: 16, top: 34, bottom: 28, containLabel: true },
    xAxis: { ...drawn(x, plain, places('x', x)), ...below(short(x.name, 40), font), splitLine: { show: false } },
    yAxis: { ...drawn(y, plain, places('y', y)), ...above(short(y.name, 40), font), splitLine: { show: false } },
    brush: {
      xAxisIndex: 0,
      yAxisIndex: 0,
      brushType: 'rect',
      brushMode: 'single',
      removeOnClick: true,
      throttleType: 'debounce',
      outOfBrush: { opacity: 0.25 },
      brushStyle: { borderWidth: 1.5, borderColor: css('--accent'), color: 'transparent' },
    },
    toolbox: { show: false },
    tooltip: {
      ...TIP,
      trigger: 'item',
      formatter: ({ data: { trial, value } }) => {
        const point = points.find((each) => each.trial === trial);
        return tipBox(`trial #${trial}`, [
          [x.name, shownAt(x, point.x)],
          [y.name, shownAt(y, point.y)],
          [sweep.objective.name, metric(value[2])],
        ]);
      },
    },
    series: [
      {
        type: 'custom',
        silent: true,
        clip: true,
        data: boxes,
        encode: { x: [0, 2], y: [1, 3] },
        tooltip: { show: false },
        renderItem: (params, api) => {
          const [left, bottom] = api.coord([api.value(0), api.value(1)]);
          const [right, top] = api.coord([api.value(2), api.value(3)]);
          const [x1, y1, x2, y2] = [left, top, right, bottom].map(Math.round); // else seams show
          const shape = { x: x1, y: y1, width: x2 - x1, height: y2 - y1 };
          return { type: 'rect', shape, style: { fill: boxes[params.dataIndex].colour, opacity: 0.75 } };
        },
      },
      {
        type: 'lines',
        coordinateSystem: 'cartesian2d',
        silent: true,
        clip: true,
        data: lines.map((coords) => ({ coords })),
        lineStyle: { color: css('--ink'), width: 0.8, opacity: 0.4 },
        tooltip: { show: false },
      },
      { ...dot, data: dots.filter((each) => !best.includes(each)), symbolSize: many ? 4 : 8 },
      ...framesOver(x, y, stages, { css, font }),
      {
        ...dot,
        data: best.map((each) => ({ ...each, itemStyle: { color: css('--c1') } })),
        symbolSize: 13,
        z: 5,
      },
    ],
  };
}

/** A colour between those of a ramp. */
function mixed(ramp, share) {
  const place = share * (ramp.length - 1);
  const from = Math.min(Math.floor(place), ramp.length - 2);
  const parts = (colour) => [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16));
  const [a, b] = [parts(ramp[from]), parts(ramp[from + 1])];
  return `rgb(${a.map((each, i) => Math.round(each + (place - from) * (b[i] - each))).join()})`;
}
