import { families, series } from '/web/curves.js';
import { equal, suite } from './harness.js';

const test = suite('curves');

const points = [
  { epoch: 1, metrics: { 'eval/top-1 acc': 0.5, 'train/loss': 2 } },
  { epoch: 1, metrics: { 'train/loss': 1.5 } },
  { epoch: 2, metrics: { 'eval/top-1 acc': null } },
  { epoch: 2, metrics: { parameters: 3, seconds: 9 } },
];

test('families_areOfAllPointsWithTheObjectivesFirst', () => {
  equal(families([{ points }], 'eval/top-1 acc'), ['eval/top-1 acc', 'parameters', 'train/loss']);
  equal(families([{ points: [] }], 'val_loss'), ['loss']);
});

test('series_isOfThePointsThatHoldTheMetric', () => {
  equal(series(points, 'eval/top-1 acc'), [
    [1, 0.5],
    [2, null],
  ]);
  equal(series(points, 'train/loss'), [
    [1, 2],
    [1, 1.5],
  ]);
});
