// Runs of one slot beside each other where a slot trains several trials at once.

/** Each run's row, from 0, and how many rows there are. runs: [{from, to}] */
export function rowsOf(runs) {
  const order = runs.map((_, i) => i).sort((a, b) => runs[a].from - runs[b].from || a - b);
  const ends = [];
  const rows = [];
  for (const i of order) {
    const free = ends.findIndex((end) => end <= runs[i].from);
    const row = free < 0 ? ends.length : free;
    ends[row] = runs[i].to;
    rows[i] = row;
  }
  return { rows, count: Math.max(1, ends.length) };
}
