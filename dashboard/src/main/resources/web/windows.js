// Coarse-to-fine: one strip a parameter, one bar a stage, the latest stage at the bottom.

import { $, h, svg, setText } from './dom.js';
import { parameter } from './format.js';
import { extentText, sentence } from './stages.js';

const WIDTH = 300;
const BAR = 7;
const GAP = 3;

export function renderWindows(store) {
  const { stages, sweep } = store;
  const panel = $('windows');
  panel.hidden = stages.length === 0;
  const key = `${sweep.id}/${stages.length}/${sweep.best?.trial}`;
  if (panel.hidden || panel.dataset.key === key) return;
  panel.dataset.key = key;
  setText(
    $('windows-note'),
    `${stages.length} ${stages.length === 1 ? 'stage' : 'stages'}, first on top; the line marks the best`,
  );
  const names = Object.keys(stages[0].window);
  $('strips').replaceChildren(...names.map((name) => strip(name, stages, sweep.best)));
}

function strip(name, stages, best) {
  const extents = stages.map((stage) => stage.window[name]).filter(Boolean);
  const last = extents.at(-1);
  const mark = best?.parameters[name];
  return h(
    'div',
    { class: 'strip' },
    h(
      'div',
      { class: 'strip-line' },
      h('span', { class: 'strip-name' }, name),
      h('span', { class: 'quiet' }, extentText(last)),
    ),
    h('p', { class: 'visually-hidden' }, sentence(stages, name)),
    'values' in last ? boxes(extents, mark) : bars(extents, mark),
  );
}

function bars(extents, mark) {
  const log = extents[0].scale === 'log';
  const to = (value) => (log ? Math.log(value) : value);
  const low = Math.min(...extents.map((e) => to(e.low)));
  const high = Math.max(...extents.map((e) => to(e.high)));
  const x = (value) => (high > low ? ((to(value) - low) / (high - low)) * WIDTH : WIDTH / 2);
  const shapes = extents.flatMap((e, i) => [
    svg('rect', { class: 'strip-track', x: 0, y: i * (BAR + GAP), width: WIDTH, height: BAR, rx: 2 }),
    svg(
      'rect',
      {
        class: 'strip-bar',
        x: x(e.low),
        y: i * (BAR + GAP),
        width: Math.max(2, x(e.high) - x(e.low)),
        height: BAR,
        rx: 2,
        'fill-opacity': (i + 1.5) / (extents.length + 0.5),
      },
      svg('title', {}, `stage ${i + 1}: ${parameter(e.low)} to ${parameter(e.high)}`),
    ),
  ]);
  if (typeof mark === 'number')
    shapes.push(
      svg('line', { class: 'strip-best', x1: x(mark), x2: x(mark), y1: 0, y2: extents.length * (BAR + GAP) - GAP }),
    );
  return frame(extents.length, shapes);
}

function boxes(extents, mark) {
  const all = extents[0].values;
  const wide = WIDTH / all.length;
  return frame(
    extents.length,
    extents.flatMap((e, i) =>
      all.map((value, j) => {
        const inside = e.values.some((v) => JSON.stringify(v) === JSON.stringify(value));
        const isBest = JSON.stringify(value) === JSON.stringify(mark);
        return svg(
          'rect',
          {
            class: inside ? (isBest ? 'strip-bar strip-hit' : 'strip-bar') : 'strip-track',
            x: j * wide + (j ? 1 : 0),
            y: i * (BAR + GAP),
            width: wide - (j ? 1 : 0) - 1,
            height: BAR,
            rx: 2,
            'fill-opacity': inside ? (i + 1.5) / (extents.length + 0.5) : 1,
          },
          svg('title', {}, `stage ${i + 1}: ${parameter(value)} ${inside ? 'searched' : 'dropped'}`),
        );
      }),
    ),
  );
}

function frame(stages, shapes) {
  const height = stages * (BAR + GAP) - GAP;
  return svg(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${height}`,
      preserveAspectRatio: 'none',
      class: 'strip-art',
      height,
      'aria-hidden': 'true',
    },
    shapes,
  );
}
