// What trials have in common and what not, and their curves on other axes. Knows nothing of the document.

const LAYER = /\.(weights|gradients|activations|dead)$/;

/** The names of all, in the order in which they first appear. */
const namesOf = (maps) => [...new Set(maps.flatMap((map) => Object.keys(map)))];

const last = ({ measurements }) => measurements.at(-1)?.metrics ?? {};

const rowsOf = (maps) => namesOf(maps).map((name) => ({ name, values: maps.map((map) => map[name]) }));

/**
 * The rows of a table of trials: parameters that differ, what was measured last and of the finished networks, figures
 * of layers, and parameters that are the same in all.
 */
export function compared(trials) {
  const parameters = rowsOf(trials.map((trial) => trial.parameters));
  const isSame = ({ values }) => values.every((value) => JSON.stringify(value) === JSON.stringify(values[0]));
  const measured = rowsOf(trials.map(last)).filter(({ name }) => name !== 'seconds');
  const isLayer = ({ name }) => LAYER.test(name);
  return {
    differing: parameters.filter((row) => !isSame(row)),
    same: parameters.filter(isSame),
    measured: measured.filter((row) => !isLayer(row)),
    results: rowsOf(trials.map((trial) => trial.results)),
    layers: measured.filter(isLayer),
  };
}

/** Exponential smoothing from the first value on; gaps stay and are passed over. */
export function smoothed(points, weight) {
  let mean = null;
  return points.map(([x, y]) => {
    if (y === null) return [x, null];
    mean = mean === null ? y : weight * mean + (1 - weight) * y;
    return [x, mean];
  });
}

/** A metric over epochs, steps or seconds; null where it is not finite, or not positive on a logarithmic axis. */
export function line(points, name, x, log) {
  const at = { epoch: (p) => p.epoch, step: (p) => p.step, seconds: (p) => p.metrics.seconds }[x];
  const shown = (value) => (typeof value === 'number' && (!log || value > 0) ? value : null);
  return points
    .filter((point) => name in point.metrics && at(point) !== undefined)
    .map((point) => [at(point), shown(point.metrics[name])]);
}

/** Names to choose from: the objective first, then by name, time left out. */
export function choices(curves, objective) {
  const all = new Set([objective]);
  for (const { points } of curves)
    for (const { metrics } of points) for (const name of Object.keys(metrics)) all.add(name);
  all.delete('seconds');
  all.delete(objective);
  return [objective, ...[...all].sort()];
}
