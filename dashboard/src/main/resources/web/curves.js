// The learning curves: validation in full lines, training in dashes, one colour a trial.

import { $, h, setText } from './dom.js';
import { Chart, TIP, look, saves, segments } from './chart.js';
import { metric } from './format.js';

const SETS = [
  ['val', 'validation'],
  ['train', 'training'],
];

/** More metrics than that find no room beside each other. */
const MOST_SEGMENTS = 3;

/** Metrics by what they measure: val_loss and train_loss are both "loss". */
export function families(curves, objective) {
  const names = new Set([objective]);
  for (const { points } of curves)
    for (const { metrics } of points) for (const name of Object.keys(metrics)) names.add(name);
  names.delete('seconds');
  const all = [...new Set([...names].map(family))];
  const first = family(objective);
  const weight = (name) => (name === first ? 0 : 1);
  return all.sort((a, b) => weight(a) - weight(b) || a.localeCompare(b));
}

const family = (name) => name.replace(/^(val|train|test)_/, '');

export class Curves {
  /** handlers: toggle(trial), choose(family), hover(trial|null) */
  constructor(handlers) {
    this.handlers = handlers;
    this.host = $('chart');
    this.last = null;
    this.view = new Chart(this.host, () => this.last && this.render(...this.last));
    $('save-curves').replaceWith(saves('learning-curves', this.view));
  }

  get chart() {
    return this.view.chart;
  }

  render(store, selection, chosen) {
    this.last = [store, selection, chosen];
    const curves = selection.trials.map((trial) => ({
      trial,
      colour: selection.colour(trial),
      points: store.curves.get(trial)?.points ?? [],
    }));
    const options = families(curves, store.sweep.objective.name);
    const active = options.includes(chosen) ? chosen : options[0];
    this.#options(options, active);
    const sets = SETS.filter(([set]) => curves.some(({ points }) => measuring(points, `${set}_${active}`).length));
    this.#key(sets);
    this.#legend(store, curves);
    this.host.setAttribute('aria-label', `Learning curves, ${active}, of trials ${selection.trials.join(', ')}`);
    if (this.chart)
      this.chart.setOption(this.#option(curves, active, sets), { notMerge: false, replaceMerge: ['series'] });
  }

  #options(options, active) {
    const host = $('metrics');
    const key = options.join();
    if (host.dataset.key === key && host.dataset.active === active) return;
    Object.assign(host.dataset, { key, active });
    const choose = (name) => {
      host.dataset.active = name;
      this.handlers.choose(name);
    };
    host.replaceChildren(
      options.length > MOST_SEGMENTS
        ? select(options, active, choose)
        : segments(
            'Metric',
            options.map((name) => [name, name]),
            active,
            choose,
          ),
    );
  }

  #key(sets) {
    const key = sets.map(([set]) => set).join();
    if ($('line-key').dataset.key === key) return;
    $('line-key').dataset.key = key;
    $('line-key').replaceChildren(
      ...(sets.length < 2 ? [] : sets.map(([set, label]) => h('span', { class: `key key-${set}` }, label))),
    );
  }

  #legend(store, curves) {
    const host = $('legend');
    const rows = curves
      .map(({ trial, colour }) => ({ row: store.rows.get(trial) ?? store.curves.get(trial), colour }))
      .filter(({ row }) => row)
      .sort((a, b) => (a.row.rank ?? Infinity) - (b.row.rank ?? Infinity));
    const key = rows.map(({ row, colour }) => `${row.trial}:${colour}`).join();
    if (host.dataset.key !== key) {
      host.dataset.key = key;
      host.replaceChildren(
        ...rows.map(({ row, colour }) =>
          h(
            'li',
            {},
            h(
              'button',
              {
                type: 'button',
                class: 'chip',
                'data-trial': row.trial,
                title: `Hide the curve of trial ${row.trial}`,
                onclick: () => this.handlers.toggle(row.trial),
                onpointerenter: () => this.hover(row.trial),
                onpointerleave: () => this.hover(null),
              },
              h('span', { class: `swatch on c${colour}` }),
              h('span', { class: 'chip-name' }, `#${row.trial}`),
              h('span', { class: 'chip-value' }),
            ),
          ),
        ),
      );
    }
    rows.forEach(({ row }, i) =>
      setText(
        host.children[i].querySelector('.chip-value'),
        metric(row.value ?? row.metrics?.[store.sweep.objective.name]),
      ),
    );
  }

  /** Brings one trial's lines forward. */
  hover(trial) {
    if (!this.chart) return;
    this.chart.dispatchAction({ type: 'downplay' });
    if (trial !== null)
      this.chart.dispatchAction({
        type: 'highlight',
        seriesId: SETS.map(([set]) => `${trial}/${set}`).concat(`${trial}/`),
      });
  }

  #option(curves, active, sets) {
    const { css, font, axis } = look();
    const kinds = sets.length ? sets.map(([set]) => set) : [''];
    const epochs = Math.max(1, ...curves.map(({ points }) => points.at(-1)?.epoch ?? 1));
    return {
      animation: false,
      grid: { left: 6, right: 14, top: 12, bottom: 20, containLabel: true },
      xAxis: {
        ...axis,
        type: 'value',
        min: 1,
        max: Math.max(2, epochs),
        minInterval: 1,
        splitLine: { show: false },
        name: 'epoch',
        nameLocation: 'middle',
        nameGap: 22,
        nameTextStyle: font,
      },
      yAxis: { ...axis, type: 'value', scale: true, splitNumber: 4 },
      tooltip: {
        ...TIP,
        trigger: 'axis',
        axisPointer: { lineStyle: { color: css('--line-strong'), type: 'solid' } },
        formatter: (items) => tip(items, curves, active, kinds),
      },
      series: curves.flatMap(({ trial, colour, points }) =>
        kinds.map((set) => ({
          id: `${trial}/${set}`,
          name: `#${trial}`,
          type: 'line',
          smooth: false,
          triggerLineEvent: true,
          showSymbol: points.length < 2,
          symbolSize: 5,
          data: series(points, set ? `${set}_${active}` : active),
          lineStyle: {
            width: set === 'train' ? 1.25 : 2,
            type: set === 'train' ? [4, 3] : 'solid',
            opacity: set === 'train' ? 0.6 : 1,
          },
          itemStyle: { color: css(`--c${colour}`) },
          emphasis: { focus: 'series', lineStyle: { width: set === 'train' ? 2 : 3 } },
          blur: { lineStyle: { opacity: 0.15 } },
        })),
      ),
    };
  }
}

function select(options, active, choose) {
  const list = h(
    'select',
    { class: 'choice', 'aria-label': 'Metric', onchange: () => choose(list.value) },
    options.map((name) => h('option', { value: name }, name)),
  );
  list.value = active;
  return list;
}

/** Programs report other things in between. */
const measuring = (points, name) => points.filter(({ metrics }) => name in metrics);

/** The line of a metric: epochs and values, null for one that is not finite. */
export const series = (points, name) =>
  measuring(points, name).map(({ epoch, metrics }) => [epoch, finite(metrics[name])]);

const finite = (value) => (typeof value === 'number' ? value : null);

/** The newest value of an epoch. */
const at = (points, epoch, name) => measuring(points, name).findLast((p) => p.epoch === epoch)?.metrics[name];

function tip(items, curves, active, kinds) {
  const epoch = items[0]?.value[0];
  const rows = curves.map(({ trial, colour, points }) => {
    const values = kinds.map((set) => at(points, epoch, set ? `${set}_${active}` : active));
    return (
      values.some((value) => value !== undefined) &&
      h(
        'tr',
        {},
        h('td', {}, h('span', { class: `swatch on c${colour}` })),
        h('td', {}, `#${trial}`),
        values.map((v) => h('td', { class: 'num' }, metric(v))),
      )
    );
  });
  const heads =
    kinds.length > 1
      ? h(
          'tr',
          {},
          h('th', { colspan: 2 }),
          SETS.map(([, label]) => h('th', { class: 'num' }, label)),
        )
      : null;
  return h('div', { class: 'tip' }, h('p', {}, `${active}, epoch ${epoch}`), h('table', {}, heads, rows));
}
