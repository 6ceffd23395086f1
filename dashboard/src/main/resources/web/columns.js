// Which columns the board has, and how each shows a row.

import { metric, parameter, withError } from './format.js';

const CHARACTER = 6.8;
const PADDING = 20;
const MOST = 260;
const METRICS = 12;
const STAR = 24;
const TWINS = 34;

const isNumber = (value) => typeof value === 'number';

/** Parameters that vary, in the file's order; constants say nothing about a row. */
export function varying(detail) {
  return (detail?.parameters ?? []).filter((column) => column.kind !== 'constant');
}

/**
 * All columns in the order in which the user, else the file, wants them; each as wide as its heading and what it shows.
 *
 * rows: some of the board's; narrow: whether states must do without their word; metrics: names of what trials measure; layout: the user's choice, see chooser.js
 */
export function columnsFor(detail, sweep, rows, metrics, layout, narrow = false) {
  const objective = sweep.objective.name;
  const front = new Set(sweep.front ?? []);
  const others = (sweep.metrics ?? []).filter(({ name }) => name !== objective);
  const fixed = [
    { key: 'curve', label: '', title: 'Curve shown', width: 32, plain: true },
    {
      key: 'rank',
      label: 'Rank',
      width: 66,
      number: true,
      show: (r) =>
        r.group !== 0 ? '–' : `${r.rank}${front.has(r.trial) ? ' ◆' : ''}${isClose(r, sweep.best) ? ' ≈' : ''}`,
      title: marks(sweep),
    },
    {
      key: 'trial',
      label: 'Trial',
      width: 0,
      number: true,
      show: (r) => `#${r.trial}`,
      extra: STAR + (rows.some(hasTwins) ? TWINS : 0),
    },
    {
      key: 'state',
      label: narrow ? '' : 'State',
      title: 'State',
      width: narrow ? 34 : 112,
      bare: narrow,
      show: (r) => r.state.toLowerCase(),
    },
    {
      key: 'value',
      label: objective,
      width: 0,
      number: true,
      best: sweep.objective.goal,
      show: (r) => withError(metric(r.value ?? r.metrics[objective]), r.standard_error),
    },
    ...others.map(({ name, goal }) => ({
      key: `m.${name}`,
      label: name,
      width: 0,
      number: true,
      best: goal,
      show: (r) => (name in r.metrics ? metric(r.metrics[name]) : ''),
    })),
    { key: 'epoch', label: 'Epoch', width: 0, number: true, show: (r) => String(r.epoch) },
  ];
  const asked = detail?.columns;
  const parameters = (asked ? detail.parameters : varying(detail)).map(({ name, kind, range }) => ({
    key: `p.${name}`,
    label: name,
    title: `${name}: ${kind} ${range}`,
    number: rows.slice(0, 50).every((r) => isNumber(r.parameters[name] ?? 0)),
    show: (r) => (name in r.parameters ? parameter(r.parameters[name]) : ''),
  }));
  const measured = metricNames(metrics, [objective, ...others.map(({ name }) => name)]).map((name) => ({
    key: `m.${name}`,
    label: name,
    number: true,
    quiet: true,
    show: (r) => (name in r.metrics ? metric(r.metrics[name]) : ''),
  }));
  const name = { key: 'name', label: 'name', width: 0, show: (r) => r.name };
  const [curve, rank, trial, ...rest] = fixed;
  const tags = { key: 'tag', label: 'Tags', show: (r) => (r.tags ?? []).join(', ') };
  const note = { key: 'note', label: 'Note', show: (r) => (r.note ?? '').replaceAll(/\s+/g, ' ') };
  const all = [...rest, tags, ...parameters, ...measured, note, name];
  const said = [tags, note].filter((column) => rows.some(column.show));
  const start = [...(asked ? fileOrder(asked, all) : [...rest, ...parameters, ...measured.slice(0, METRICS)]), ...said];
  const columns = [curve, rank, trial, ...arranged(all, start, layout)];
  columns.rest = all.filter((column) => !columns.includes(column));
  for (const column of columns) column.width ||= width(column, rows);
  columns.slice(0, 3).forEach((column) => Object.assign(column, { pinned: true, fixed: true }));
  return columns;
}

/** Whether other rows are folded into one, or it was copied itself. */
export const hasTwins = (row) => 'copies' in row || 'copy_of' in row;

/** Whether a trial's mean is too near to the best one's to be told from it: two standard errors of their difference. */
export function isClose(row, best) {
  if (!best || row.trial === best.trial || !('standard_error' in row) || !('standard_error' in best)) return false;
  return Math.abs(row.value - best.value) <= 2 * Math.hypot(row.standard_error, best.standard_error);
}

function marks(sweep) {
  const all = [];
  if (sweep.front) all.push('◆ no trial beats it in all objectives');
  if (sweep.best && 'standard_error' in sweep.best)
    all.push('≈ not separable from the best: within two standard errors of their difference');
  return all.join('; ');
}

/** What the sweep file asks for, after the state that every board has. */
function fileOrder(asked, all) {
  const [state] = all;
  return [state, ...asked.map((word) => all.find((column) => column.label === word)).filter(Boolean)];
}

/** The user's order, with columns it does not know where they stand by themselves; the pinned first. */
function arranged(all, start, layout) {
  const shown = all.filter(({ key }) =>
    layout.shown.has(key) ? true : layout.hidden.has(key) ? false : start.some((column) => column.key === key),
  );
  const place = new Map(layout.order.map((key, i) => [key, i]));
  const natural = new Map(start.map(({ key }, i) => [key, i]));
  const known = shown.filter(({ key }) => place.has(key)).sort((a, b) => place.get(a.key) - place.get(b.key));
  const others = shown.filter(({ key }) => !place.has(key));
  others.sort((a, b) => (natural.get(a.key) ?? 999) - (natural.get(b.key) ?? 999));
  const columns = [...known, ...others];
  for (const column of columns) column.pinned = layout.pinned.has(column.key);
  return [...columns.filter(({ pinned }) => pinned), ...columns.filter(({ pinned }) => !pinned)];
}

function metricNames(metrics, objectives) {
  const names = new Set(metrics);
  for (const name of objectives) names.delete(name);
  const place = (name) => ['test_', 'val_', 'train_'].findIndex((p) => name.startsWith(p));
  const order = (name) => (place(name) < 0 ? 9 : place(name));
  return [...names].sort((a, b) => order(a) - order(b) || a.localeCompare(b));
}

function width(column, rows) {
  let characters = 5;
  for (const row of rows.slice(0, 60)) characters = Math.max(characters, column.show(row).length);
  return Math.min(
    MOST,
    Math.round(Math.max(characters, column.label.length + 2) * CHARACTER + PADDING) + (column.extra ?? 0),
  );
}
