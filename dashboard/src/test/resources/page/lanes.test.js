import { rangeOf } from '/web/course.js';
import { rowsOf } from '/web/lanes.js';
import { equal, suite } from './harness.js';

const test = suite('lanes');

const run = (from, to) => ({ from, to });

test('rows_areFewAndNoneHidesAnother', () => {
  equal(rowsOf([run(0, 4), run(4, 6), run(7, 9)]), { rows: [0, 0, 0], count: 1 });
  equal(rowsOf([run(2, 5), run(0, 4), run(4, 6), run(4, 5)]), { rows: [1, 0, 0, 2], count: 3 });
  equal(rowsOf([]), { rows: [], count: 1 });
});

test('range_leavesOutWhatWouldHideAllOthers', () => {
  const best = (...values) => values.map((value) => ({ value }));
  equal(rangeOf(best(0.3, 0.9, 0.989, 0.9899, 0.994)), {});
  equal(rangeOf([]), {});
  equal(rangeOf(best(1e30, 3, 2)), { min: 1.9, max: 3.1 });
  equal(rangeOf(best(1e30, 2)), {});
});
