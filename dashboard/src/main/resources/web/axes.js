// Axes of parameters: how they are scaled, where values lie on them, and how a chart draws them.

import { parameter } from './format.js';

const FEW = 12;
const FIXED = new Set(['rank', 'trial', 'name', 'state', 'attempt', 'value', 'epoch', 'slot', 'reason', 'kind']);
const isNumber = (value) => typeof value === 'number';

/** How an axis is scaled: by categories where values are few or no numbers, by size or logarithm otherwise. */
export function axisOf({ name, kind }, values) {
  const present = values.filter((value) => value !== null);
  const distinct = [...new Map(present.map((value) => [JSON.stringify(value), value])).values()];
  const column = FIXED.has(name) ? `p.${name}` : name;
  if (distinct.every(isNumber) && distinct.length > FEW) {
    return { name, column, log: kind.includes('log') && distinct.every((value) => value > 0) };
  }
  distinct.sort((a, b) => (isNumber(a) && isNumber(b) ? a - b : parameter(a).localeCompare(parameter(b))));
  return { name, column, categories: distinct.map(parameter), values: distinct };
}

/** The place of a value on its axis; null where there is none. */
export function placeOn(axis, value) {
  if (value === null) return null;
  return axis.categories ? axis.categories.indexOf(parameter(value)) : value;
}

/** A value at a place of an axis, for people. */
export const shownAt = (axis, place) => (axis.categories ? axis.categories[Math.round(place)] : parameter(place));

/** Points of one category lie beside each other, each always at the same place. */
export const jittered = (axis, place, trial) =>
  axis.categories ? place + (((trial * 2654435761) % 1000) / 1000 - 0.5) * 0.5 : place;

/** The value that a share of the others lie below. */
export function quantile(values, share) {
  const sorted = values.filter(isNumber).sort((a, b) => a - b);
  return sorted.length ? sorted[Math.floor(share * (sorted.length - 1))] : 0;
}

export const short = (text, most = 9) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** A chart's axis, as long as what lies on it; plain: what all have, see chart.js. */
export function drawn(axis, plain, places) {
  const label = { ...plain.axisLabel };
  if (!axis.categories) {
    const type = axis.log ? 'log' : 'value';
    const ends = endsOf(axis, places);
    return { ...plain, type, scale: true, ...ends, axisLabel: { ...label, formatter: parameter, ...HIDDEN_ENDS } };
  }
  return {
    ...plain,
    type: 'value',
    min: -0.5,
    max: axis.categories.length - 0.5,
    interval: 1,
    axisLabel: {
      ...label,
      formatter: (value) => short(axis.categories[Math.round(value)] ?? '', 10),
      customValues: axis.categories.map((_, i) => i),
    },
  };
}

/** Numbers at an axis' ends are as odd as where it ends. */
export const HIDDEN_ENDS = { showMinLabel: false, showMaxLabel: false };

/** From the least to the largest place, and a little more. */
function endsOf(axis, places) {
  const [to, from] = axis.log ? [Math.log, Math.exp] : [(value) => value, (value) => value];
  const [low, high] = [Math.min(...places.map(to)), Math.max(...places.map(to))];
  const more = 0.03 * (high - low);
  return more > 0 && Number.isFinite(more) ? { min: from(low - more), max: from(high + more) } : {};
}

/** The name of an axis across a chart, under its middle. */
export const below = (name, font) => ({ name, nameLocation: 'middle', nameGap: 26, nameTextStyle: font });

/** The name of an axis up a chart: above it and level, where it can be read and nothing cuts it off. */
export const above = (name, font) => ({
  name,
  nameLocation: 'end',
  nameGap: 12,
  nameTextStyle: { ...font, align: 'left' },
});
