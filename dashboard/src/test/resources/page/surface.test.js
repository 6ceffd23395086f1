import { cells, isolines, levels, surface } from '/web/surface.js';
import { equal, suite } from './harness.js';

const test = suite('surface');

const even = { name: 'x' };
const plane = Array.from({ length: 400 }, (_, i) => [(i % 20) / 19, Math.floor(i / 20) / 19]);

test('surface_isWhatWasMeasuredWhereItWas', () => {
  const points = plane.map(([x, y]) => [x, y, 3 * x - y]);
  const [x, y] = [cells(even, [0, 1]), cells(even, [0, 1])];
  const heights = surface(points, x, y);
  const worst = Math.max(
    ...heights
      .slice(8, -8)
      .flatMap((row, j) => row.slice(8, -8).map((height, i) => Math.abs(height - (3 * x.at(i + 8) - y.at(j + 8))))),
  );
  equal([heights.length, heights[0].length, worst < 0.02], [40, 40, true]);
});

test('surface_saysNothingWhereNoTrialIsNear', () => {
  const points = plane.filter(([x, y]) => x < 0.3 && y < 0.3).map(([x, y]) => [x, y, 1]);
  const heights = surface(points, cells(even, [0, 1]), cells(even, [0, 1]));
  equal([Math.round(heights[3][3] * 1e6) / 1e6, heights[39][39], heights[0][39]], [1, null, null]);
});

test('surface_ofCategoriesIsTheMeanOfEach', () => {
  const words = { name: 'w', categories: ['a', 'b'] };
  const [x, y] = [cells(words, []), cells({ name: 'v', categories: ['c', 'd'] }, [])];
  const heights = surface(
    [
      [0, 0, 1],
      [0, 0, 3],
      [1, 1, 5],
    ],
    x,
    y,
  );
  equal(heights, [
    [2, null],
    [null, 5],
  ]);
  equal(isolines(heights, x, y, 2.5), []);
});

test('cells_lieEvenlyOnALogarithmicAxis', () => {
  const axis = cells({ name: 'lr', log: true }, [1e-4, 1]);
  const close = (a, b) => Math.abs(a / b - 1) < 1e-9;
  equal([close(axis.edge(0), 1e-4), close(axis.edge(10), 1e-3), close(axis.edge(40), 1)], [true, true, true]);
  equal(axis.distance(1e-4, 1e-2), 0.5);
});

test('isolines_lieWhereTheLevelIs', () => {
  const points = plane.map(([x, y]) => [x, y, x]);
  const [x, y] = [cells(even, [0, 1]), cells(even, [0, 1])];
  const pieces = isolines(surface(points, x, y), x, y, 0.5);
  equal(pieces.length, 39);
  equal(Math.max(...pieces.flat().map(([at]) => Math.abs(at - 0.5))) < 0.01, true);
});

test('isolines_ofASaddleDoNotMeet', () => {
  const axis = { smooth: true, at: (i) => i };
  equal(
    isolines(
      [
        [1, 0],
        [0, 1],
      ],
      axis,
      axis,
      0.5,
    ).length,
    2,
  );
});

test('levels_partTheRange', () => {
  equal(levels(0, 4, 3), [1, 2, 3]);
  equal(levels(2, 2, 3), []);
});
