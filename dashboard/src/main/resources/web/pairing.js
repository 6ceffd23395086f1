// What differs between two sweeps: their files, their spaces, what they came to. Knows nothing of the document.

/** What people look for first; the rest of a file follows in its own order. */
const FIRST = ['method', 'metric', 'metrics', 'dataset', 'network', 'program', 'budget', 'run_cap', 'seed', 'stop'];

/** Told otherwise: by the heading, and by the parameters as the server read them. */
const ELSEWHERE = new Set(['name', 'parameters']);

/** The entries of a sweep file, which is YAML or JSON, without comments: {key: text}. */
export function entriesOf(text) {
  if (text.trimStart().startsWith('{')) {
    try {
      return Object.fromEntries(Object.entries(JSON.parse(text)).map(([key, value]) => [key, JSON.stringify(value)]));
    } catch {
      return {};
    }
  }
  const entries = {};
  let key = null;
  for (const line of text.split('\n').map(withoutComment)) {
    const start = /^(["']?)([^\s"':#-][^"':#]*?)\1\s*:(?:\s+|$)(.*)$/.exec(line);
    if (start) {
      key = start[2];
      entries[key] = start[3] ? [start[3]] : [];
    } else if (key !== null && line) entries[key].push(line);
  }
  return Object.fromEntries(Object.entries(entries).map(([name, lines]) => [name, dedented(lines)]));
}

/** A # in quotes may be part of a value: such a line stays as it is. */
const withoutComment = (line) => (/["']/.test(line) ? line : line.replace(/(^|\s)#.*$/, '')).trimEnd();

/** Lines without the indent that all but the first have in common. */
function dedented(lines) {
  const indents = lines.filter((line) => line.startsWith(' ')).map((line) => /^ */.exec(line)[0].length);
  const least = Math.min(...indents);
  return lines.map((line) => (line.startsWith(' ') ? line.slice(least) : line)).join('\n');
}

/** The entries of two files that differ: [{name, values: [text, text]}], undefined where a file lacks one. */
export function fileDifferences(texts) {
  const files = texts.map(entriesOf);
  const place = (name) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return [...new Set(files.flatMap((file) => Object.keys(file)))]
    .filter((name) => !ELSEWHERE.has(name))
    .map((name) => ({ name, values: files.map((file) => file[name]) }))
    .filter(({ values: [a, b] }) => a !== b)
    .sort((a, b) => place(a.name) - place(b.name));
}

/** The parameters of two sweeps that differ in kind or range. */
export function parameterDifferences(details) {
  const told = details.map(
    ({ parameters }) => new Map(parameters.map(({ name, kind, range }) => [name, `${kind}: ${range}`])),
  );
  return [...new Set(told.flatMap((each) => [...each.keys()]))]
    .map((name) => ({ name, values: told.map((each) => each.get(name)) }))
    .filter(({ values: [a, b] }) => a !== b);
}

/** Why the values of two sweeps cannot be compared, as a sentence; empty where they can. */
export function whyNot([a, b]) {
  if (a.objective.name === b.objective.name && a.objective.goal === b.objective.goal) return '';
  const wants = ({ name, objective }) => `${name} ${objective.goal}s ${objective.name}`;
  return `Their values say nothing about each other: ${wants(a)}, ${wants(b)}.`;
}

/** A sweep's improvements as points, to the present or its end: over trials that ended, or over time since its start. */
export function bestLine({ started_at: startedAt }, best, by, end) {
  const x = ({ at, ended }) => (by === 'time' ? at - startedAt : ended);
  const points = best.map((step) => ({ value: [x(step), step.value], step }));
  const last = points.at(-1);
  if (last) points.push({ value: [Math.max(end, last.value[0]), last.step.value], step: last.step, symbol: 'none' });
  return points;
}

export const endedOf = (sweep) => sweep.completed + sweep.stopped + sweep.failed + sweep.cancelled;

const STEPS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 4 * 3600, 12 * 3600].map((seconds) => 1000 * seconds);
const DAY_MILLIS = 86_400_000;
const MOST_STEPS = 6;

/** How far apart marks on an axis of time are, in milliseconds: lengths that people count in. */
export const timeStep = (millis) =>
  STEPS.find((step) => millis / step <= MOST_STEPS) ?? DAY_MILLIS * Math.ceil(millis / DAY_MILLIS / MOST_STEPS);
