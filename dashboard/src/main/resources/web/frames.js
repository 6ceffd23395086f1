// Frames around what each stage of a search covered, as a chart's series: numbered, dashed but for the latest, drawn so
// that none hides another. They tell stages apart by number, place and line, not by colour.

import { drawnOf, numberOf, stretches } from './stages.js';

const CHIP = { width: 17, height: 15 };
const APART = 3;

/** Frames over two axes; none where no stage tells of both. style: css and font, see chart.js. */
export function framesOver(x, y, stages, style) {
  const frames = drawnOf(stages).flatMap((stage) =>
    stretches(x, stage.window[x.name]).flatMap((across) =>
      stretches(y, stage.window[y.name]).map((up) => ({ stage, across, up })),
    ),
  );
  if (!frames.length) return [];
  const ends = (key) => frames.flatMap((frame) => frame[key]);
  const hull = [ends('across'), ends('up')].map((all) => [Math.min(...all), Math.max(...all)]);
  const latest = stages.at(-1);
  return [
    {
      type: 'custom',
      id: 'stages',
      silent: true,
      clip: true,
      z: 4,
      data: [[hull[0][0], hull[1][0], hull[0][1], hull[1][1]]],
      encode: { x: [0, 2], y: [1, 3] },
      tooltip: { show: false },
      renderItem: ({ coordSys }, api) => {
        const boxes = frames.map(({ across, up }) => {
          const [left, bottom] = api.coord([across[0], up[0]]);
          const [right, top] = api.coord([across[1], up[1]]);
          return { left, top, right, bottom };
        });
        const placed = placedApart(boxes);
        const chips = chipsOf(placed, coordSys.x + coordSys.width);
        return {
          type: 'group',
          children: [
            ...placed.flatMap((box, i) => drawnFrame(box, frames[i].stage === latest, style)),
            ...chips.flatMap((chip, i) => drawnChip(chip, frames[i].stage, style)),
          ],
        };
      },
    },
  ];
}

/** Edges that lie on those of earlier boxes go a little further in. */
export function placedApart(boxes) {
  return boxes.map((box, i) => {
    const before = boxes.slice(0, i);
    const inset = (edge) => APART * before.filter((other) => Math.abs(other[edge] - box[edge]) < 2).length;
    const left = box.left + inset('left');
    const top = box.top + inset('top');
    return {
      left,
      top,
      right: Math.max(left + 1, box.right - inset('right')),
      bottom: Math.max(top + 1, box.bottom - inset('bottom')),
    };
  });
}

/** Where numbers stand: in the upper left corner, or beside it where another stands there or the box is too narrow. */
export function chipsOf(boxes, end = Infinity) {
  const taken = [];
  const overlaps = (a, b) => Math.abs(a.x - b.x) < CHIP.width + 1 && Math.abs(a.y - b.y) < CHIP.height + 1;
  for (const { left, top, right } of boxes) {
    const beside = right + CHIP.width + 2 < end ? right + 2 : left - CHIP.width - 2;
    const chip = { x: right - left < CHIP.width + 4 ? beside : left + 2, y: top + 2 };
    while (taken.some((each) => overlaps(each, chip))) chip.x += CHIP.width + 1;
    taken.push(chip);
  }
  return taken;
}

function drawnFrame({ left, top, right, bottom }, isLatest, { css }) {
  const shape = { x: left, y: top, width: right - left, height: bottom - top, r: 2 };
  const line = (stroke, lineWidth, more) => ({
    type: 'rect',
    shape,
    style: { fill: 'none', stroke, lineWidth, ...more },
  });
  return [
    line(css('--surface'), isLatest ? 5 : 4, { opacity: 0.75 }),
    line(css('--ink'), isLatest ? 2.5 : 1.5, isLatest ? {} : { lineDash: [6, 4] }),
  ];
}

function drawnChip(chip, stage, { css, font }) {
  return [
    {
      type: 'rect',
      shape: { ...chip, ...CHIP, r: 3 },
      style: { fill: css('--ink'), stroke: css('--surface'), lineWidth: 1 },
    },
    {
      type: 'text',
      style: {
        text: String(numberOf(stage)),
        x: chip.x + CHIP.width / 2,
        y: chip.y + CHIP.height / 2 + 0.5,
        align: 'center',
        verticalAlign: 'middle',
        fill: css('--surface'),
        font: `600 11px ${font.fontFamily}`,
      },
    },
  ];
}

const BAR = 10;

/** So much height do the bars of some stages take above a chart. */
export const barsHeight = (stages) => (stages.length ? drawnOf(stages).length * BAR + 4 : 0);

/** One bar a stage above a chart of one axis, the first on top, cut off where the chart ends. */
export function barsOver(axis, stages, anchor, { css, font }) {
  const shown = drawnOf(stages).map((stage) => [stage, stretches(axis, stage.window[axis.name])]);
  if (!shown.some(([, parts]) => parts.length)) return [];
  const latest = stages.at(-1);
  return [
    {
      type: 'custom',
      silent: true,
      data: [anchor],
      tooltip: { show: false },
      renderItem: ({ coordSys: { x, y, width } }, api) => ({
        type: 'group',
        children: shown.flatMap(([stage, parts], i) => {
          const top = y - barsHeight(stages) + i * BAR;
          const fill = css(stage === latest ? '--ink' : '--ink-3');
          const bars = parts
            .map((part) => part.map((place) => api.coord([place, anchor[1]])[0]))
            .map(([from, to]) => [Math.max(x, from), Math.min(x + width, to)])
            .filter(([from, to]) => to >= from)
            .map(([from, to]) => ({
              type: 'rect',
              shape: { x: from, y: top, width: Math.max(2, to - from), height: 4, r: 2 },
              style: { fill },
            }));
          return [
            { type: 'rect', shape: { x, y: top, width, height: 4, r: 2 }, style: { fill: css('--sunken') } },
            ...bars,
            {
              type: 'text',
              style: {
                text: String(numberOf(stage)),
                x: x - 5,
                y: top + 2.5,
                align: 'right',
                verticalAlign: 'middle',
                fill: css('--ink-2'),
                font: `600 9px ${font.fontFamily}`,
              },
            },
          ];
        }),
      }),
    },
  ];
}
