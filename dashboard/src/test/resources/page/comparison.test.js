import { choices, compared, line, smoothed } from '/web/comparison.js';
import { equal, suite } from './harness.js';

const test = suite('comparison');

const trial = (parameters, metrics, results = {}) => ({
  parameters,
  results,
  measurements: metrics.map((each, i) => ({ epoch: i + 1, step: 10 * (i + 1), metrics: each })),
});
const names = (rows) => rows.map(({ name }) => name);

test('compared_hasWhatDiffersApartFromWhatIsTheSame', () => {
  const table = compared([
    trial({ lr: 0.1, act: 'relu', net: { depth: 2 } }, [{ loss: 2 }, { loss: 1, 'layer1.weights': 0.1 }], { test: 3 }),
    trial({ lr: 0.2, act: 'relu', net: { depth: 2 }, extra: null }, [{ loss: 4, seconds: 2 }]),
  ]);

  equal(table.differing, [
    { name: 'lr', values: [0.1, 0.2] },
    { name: 'extra', values: [undefined, null] },
  ]);
  equal(names(table.same), ['act', 'net']);
  equal(table.measured, [{ name: 'loss', values: [1, 4] }]);
  equal(names(table.layers), ['layer1.weights']);
  equal(table.results, [{ name: 'test', values: [3, undefined] }]);
});

test('line_runsAlongEpochsStepsOrSeconds', () => {
  const { measurements: points } = trial({}, [
    { loss: 2, seconds: 0.5 },
    { other: 1 },
    { loss: 'NaN', seconds: 2 },
    { loss: 0 },
  ]);

  equal(line(points, 'loss', 'epoch', false), [
    [1, 2],
    [3, null],
    [4, 0],
  ]);
  equal(line(points, 'loss', 'step', true), [
    [10, 2],
    [30, null],
    [40, null],
  ]);
  equal(line(points, 'loss', 'seconds', false), [
    [0.5, 2],
    [2, null],
  ]);
});

test('smoothed_passesOverGaps', () => {
  equal(
    smoothed(
      [
        [1, 4],
        [2, null],
        [3, 8],
      ],
      0.5,
    ),
    [
      [1, 4],
      [2, null],
      [3, 6],
    ],
  );
  equal(
    smoothed(
      [
        [1, 4],
        [2, 8],
      ],
      0,
    ),
    [
      [1, 4],
      [2, 8],
    ],
  );
});

test('choices_beginWithTheObjective', () => {
  equal(choices([{ points: [{ metrics: { a: 1, z: 1, seconds: 2, loss: 1 } }] }], 'loss'), ['loss', 'a', 'z']);
});
