// Stages of a coarse-to-fine search: what each covered, in words and as stretches of a chart's axes.

import { count, parameter } from './format.js';

/** Of more stages charts draw the first and the last ones. */
export const MOST_STAGES = 8;

/** Of longer lists so many values are told. */
const MOST_VALUES = 6;

/** The part of a parameter's values that a stage covers, in words. */
export function extentText(extent) {
  if (!('values' in extent)) return `${parameter(extent.low)} to ${parameter(extent.high)}`;
  const values = extent.values.map(parameter);
  const more = values.length - MOST_VALUES;
  if (more > 1) return `${values.slice(0, MOST_VALUES).join(', ')} or ${more} others`;
  return values.length > 1 ? `${values.slice(0, -1).join(', ')} or ${values.at(-1)}` : values[0];
}

/** A stage's number, from 1. */
export const numberOf = ({ stage }) => stage + 1;

/** What a stage searched of some parameters, as one line. */
export function stageText({ trials, window }, names) {
  const parts = names.filter((name) => window[name]).map((name) => `${name} ${extentText(window[name])}`);
  return `${count(trials)} ${trials === 1 ? 'trial' : 'trials'}: ${parts.join('; ')}`;
}

/** What all stages searched of one parameter, as a sentence's end; empty where none tells of it. */
export const sentence = (stages, name) =>
  stages
    .filter(({ window }) => window[name])
    .map((stage) => `stage ${numberOf(stage)} searched ${extentText(stage.window[name])}`)
    .join('; ');

/** Those that a chart draws. */
export const drawnOf = (stages) =>
  stages.length > MOST_STAGES ? [stages[0], ...stages.slice(1 - MOST_STAGES)] : stages;

/** The stretches of an axis that a stage covers, as places on it: [[from, to]]. */
export function stretches(axis, extent) {
  if (!extent) return [];
  if (axis.categories) return runs(axis.values.map((value) => covers(extent, value)));
  const ends =
    'values' in extent ? extent.values.filter((value) => typeof value === 'number') : [extent.low, extent.high];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return low <= high && !(axis.log && low <= 0) ? [[low, high]] : [];
}

function covers(extent, value) {
  if ('values' in extent) return extent.values.some((each) => JSON.stringify(each) === JSON.stringify(value));
  return typeof value === 'number' && value >= extent.low && value <= extent.high;
}

/** Categories that lie beside each other and are covered, each half a place wider than they are. */
function runs(covered) {
  const found = [];
  covered.forEach((on, i) => {
    if (!on) return;
    if (found.at(-1)?.[1] === i - 0.5) found.at(-1)[1] = i + 0.5;
    else found.push([i - 0.5, i + 0.5]);
  });
  return found;
}
