// A surface over two axes, smoothed between points by Gaussian kernels (Nadaraya and Watson), and lines of equal height on it.

const CELLS = 40;
const NARROWEST = 0.05;
const WIDEST = 0.2;

/** So many kernel widths from the nearest point nothing is said. */
const REACH = 2;

/** Part of an axis as cells: their edges and middles, and how far apart places are, the whole axis being 1. */
export function cells(axis, places) {
  if (axis.categories) {
    const middles = axis.categories.map((_, i) => i);
    return {
      middles,
      edge: (i) => i - 0.5,
      at: (i) => i,
      distance: (a, b) => (Math.round(a) === Math.round(b) ? 0 : Infinity),
      smooth: false,
    };
  }
  const to = axis.log ? Math.log : (value) => value;
  const from = axis.log ? Math.exp : (value) => value;
  const low = Math.min(...places.map(to));
  const high = Math.max(...places.map(to));
  const step = (high - low) / CELLS || 1;
  const at = (i) => from(low + (i + 0.5) * step);
  return {
    middles: Array.from({ length: high > low ? CELLS : 1 }, (_, i) => at(i)),
    edge: (i) => from(low + i * step),
    at,
    distance: (a, b) => Math.abs(to(a) - to(b)) / (high - low || 1),
    smooth: high > low,
  };
}

/** Heights in rows of y, each by x; null where no point is near. points: [[x, y, height]] */
export function surface(points, x, y) {
  const width = Math.min(WIDEST, Math.max(NARROWEST, 0.35 * points.length ** (-1 / 4)));
  const far = 3 * width;
  // Distances along one axis are the same for all cells of a row or column.
  const across = x.middles.map((middle) => points.map((point) => x.distance(middle, point[0])));
  const up = y.middles.map((middle) => points.map((point) => y.distance(middle, point[1])));
  return up.map((dy) =>
    across.map((dx) => {
      let weights = 0;
      let heights = 0;
      let nearest = Infinity;
      for (let i = 0; i < points.length; i++) {
        if (dx[i] > far || dy[i] > far) continue;
        const squared = dx[i] * dx[i] + dy[i] * dy[i];
        const weight = Math.exp(-squared / (2 * width * width));
        if (squared < nearest) nearest = squared;
        weights += weight;
        heights += weight * points[i][2];
      }
      return nearest <= (REACH * width) ** 2 ? heights / weights : null;
    }),
  );
}

/** Levels that part a range evenly; none where it is no range. */
export function levels(low, high, count) {
  if (!(high > low)) return [];
  return Array.from({ length: count }, (_, i) => low + ((i + 1) / (count + 1)) * (high - low));
}

/** Pieces of the lines at a level, by marching squares: [[[x, y], [x, y]]] */
export function isolines(heights, x, y, level) {
  if (!x.smooth || !y.smooth) return [];
  const pieces = [];
  for (let row = 0; row + 1 < heights.length; row++) {
    for (let column = 0; column + 1 < heights[row].length; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ].map(([i, j]) => [i, j, heights[j][i]]);
      if (corners.some(([, , height]) => height === null)) continue;
      const ends = corners.flatMap((corner, i) => crossing(corner, corners[(i + 1) % 4], level));
      for (let i = 0; i + 1 < ends.length; i += 2) {
        pieces.push([ends[i], ends[i + 1]].map(([a, b]) => [x.at(a), y.at(b)]));
      }
    }
  }
  return pieces;
}

/** Where a level lies between two corners, if it does. */
function crossing([x1, y1, from], [x2, y2, to], level) {
  if (from < level === to < level) return [];
  const share = (level - from) / (to - from);
  return [[x1 + share * (x2 - x1), y1 + share * (y2 - y1)]];
}
