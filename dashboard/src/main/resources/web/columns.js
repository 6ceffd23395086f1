// Which columns the board has, and how each shows and sorts a row.

import { metric, parameter } from './format.js';

const CHARACTER = 6.8;
const PADDING = 20;
const MOST = 220;

const isNumber = (value) => typeof value === 'number';

/** Parameters that vary, in the file's order; constants say nothing about a row. */
export function varying(detail) {
  return (detail?.parameters ?? []).filter((column) => column.kind !== 'constant');
}

/** The state is an icon with its word where there is room for all parameters, else an icon. */
export function columnsFor(detail, sweep, rows, room) {
  const objective = sweep.objective.name;
  const front = new Set(sweep.front ?? []);
  const others = (sweep.metrics ?? []).filter(({ name }) => name !== objective);
  const fixed = [
    { key: 'curve', label: '', title: 'Curve shown', width: 32 },
    {
      key: 'rank',
      label: 'Rank',
      width: 74,
      number: true,
      get: (r) => r.rank,
      show: (r) => (r.score === null ? '–' : `${r.rank}${front.has(r.trial) ? ' ◆' : ''}`),
      title: sweep.front && '◆ no trial beats it in all objectives',
    },
    {
      key: 'trial',
      label: 'Trial',
      width: rows.length > 9999 ? 70 : 60,
      number: true,
      get: (r) => r.trial,
      show: (r) => `#${r.trial}`,
    },
    { key: 'state', label: 'State', width: 106, word: true, get: (r) => r.state, show: (r) => r.state.toLowerCase() },
    {
      key: 'value',
      label: objective,
      width: 0,
      number: true,
      best: sweep.objective.goal,
      get: (r) => (r.score === null ? null : r.value),
      show: (r) => metric(r.value ?? r.metrics[objective]),
    },
    ...others.map(({ name, goal }) => ({
      key: `m.${name}`,
      label: name,
      width: 0,
      number: true,
      best: goal,
      get: (r) => (isNumber(r.metrics[name]) ? r.metrics[name] : null),
      show: (r) => (name in r.metrics ? metric(r.metrics[name]) : ''),
    })),
    { key: 'epoch', label: 'Epoch', width: 58, number: true, get: (r) => r.epoch, show: (r) => String(r.epoch) },
  ];
  const asked = detail?.columns;
  const parameters = (asked ? detail.parameters : varying(detail)).map(({ name, kind, range }) => ({
    key: `p.${name}`,
    label: name,
    title: `${name}: ${kind} ${range}`,
    number: rows.slice(0, 50).every((r) => isNumber(r.parameters[name] ?? 0)),
    get: (r) => r.parameters[name],
    show: (r) => (name in r.parameters ? parameter(r.parameters[name]) : ''),
  }));
  const metrics = metricNames(rows, [objective, ...others.map(({ name }) => name)]).map((name) => ({
    key: `m.${name}`,
    label: name,
    number: true,
    quiet: true,
    get: (r) => (isNumber(r.metrics[name]) ? r.metrics[name] : null),
    show: (r) => (name in r.metrics ? metric(r.metrics[name]) : ''),
  }));
  if (asked) return chosen(asked, fixed, parameters, metrics, rows);
  const columns = [...fixed, ...parameters, ...metrics];
  for (const column of columns) column.width ||= width(column, rows);
  const needed = [...fixed, ...parameters].reduce((sum, column) => sum + column.width, 0);
  if (needed > room) tighten(fixed, parameters, needed - room);
  return columns;
}

/** What the sweep file asks for, after what every board begins with. */
function chosen(asked, fixed, parameters, metrics, rows) {
  const [curve, rank, trial, state, value] = fixed;
  const name = { key: 'name', label: 'name', get: (r) => r.name, show: (r) => r.name };
  const all = [name, value, ...parameters, ...metrics];
  const wanted = asked.map((word) => all.find((column) => column.label === word)).filter(Boolean);
  const columns = [curve, rank, trial, state, ...wanted];
  for (const column of columns) column.width ||= width(column, rows);
  return columns;
}

/** Where parameters would not fit: states without their word, then long headings cut short. */
function tighten(fixed, parameters, excess) {
  excess -= fixed[3].width - 54;
  Object.assign(fixed[3], { width: 54, word: false });
  const spare = parameters.map((column) => column.width - column.least);
  const all = spare.reduce((sum, some) => sum + some, 0);
  if (excess <= 0 || all === 0) return;
  const share = Math.min(1, excess / all);
  parameters.forEach((column, i) => {
    column.width -= Math.ceil(spare[i] * share);
  });
}

function metricNames(rows, objectives) {
  const names = new Set();
  for (const row of rows.slice(0, 200)) Object.keys(row.metrics).forEach((name) => names.add(name));
  for (const name of objectives) names.delete(name);
  const place = (name) => ['test_', 'val_', 'train_'].findIndex((p) => name.startsWith(p));
  const order = (name) => (place(name) < 0 ? 9 : place(name));
  return [...names].sort((a, b) => order(a) - order(b) || a.localeCompare(b));
}

function width(column, rows) {
  let characters = 5;
  for (const row of rows.slice(0, 60)) characters = Math.max(characters, column.show(row).length);
  const pixels = (count) => Math.min(MOST, Math.round(count * CHARACTER + PADDING));
  column.least = pixels(characters);
  return Math.max(column.least, pixels(column.label.length + 2));
}

/** Orders rows by a column; missing values last whichever way; ties by rank. */
export function sorted(rows, column, dir) {
  if (!column || column.key === 'rank') return dir === 'desc' ? [...rows].reverse() : rows;
  const sign = dir === 'desc' ? -1 : 1;
  const blank = (value) => value === null || value === undefined;
  return [...rows].sort((a, b) => {
    const x = column.get(a);
    const y = column.get(b);
    if (blank(x) || blank(y)) return blank(x) - blank(y) || a.rank - b.rank;
    const order = isNumber(x) && isNumber(y) ? x - y : parameter(x).localeCompare(parameter(y));
    return sign * order || a.rank - b.rank;
  });
}

/** Keeps rows in one of the states, if any, that mention every word of a text, as the server's filter does. */
export function filtered(rows, text, states) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length && !states.size) return rows;
  return rows.filter(
    (row) => (!states.size || states.has(row.state)) && words.every((word) => mentioned(row).includes(word)),
  );
}

/** A row's index, name, state, reason and parameters; a list has no spaces, so that a word can name it. */
function mentioned(row) {
  row.mentioned ??= [
    `#${row.trial}`,
    row.name,
    row.state,
    row.reason ?? '',
    ...Object.entries(row.parameters).map(([key, value]) => `${key}=${parameter(value).replaceAll(', ', ',')}`),
  ]
    .join(' ')
    .toLowerCase();
  return row.mentioned;
}
