import { chipsOf, placedApart } from '/web/frames.js';
import { drawnOf, extentText, sentence, stageText, stretches } from '/web/stages.js';
import { equal, suite } from './harness.js';

const test = suite('stages');

const rate = (low, high) => ({ low, high, scale: 'log' });
const stages = [
  { stage: 0, trials: 40, window: { rate: rate(0.0001, 0.1), optimizer: { values: ['adam', 'rmsprop', 'sgd'] } } },
  { stage: 1, trials: 1, window: { rate: rate(0.001, 0.02), optimizer: { values: ['adam', 'sgd'] } } },
];

test('stages_areToldInWords', () => {
  equal(stageText(stages[0], ['rate', 'optimizer']), '40 trials: rate 0.0001 to 0.1; optimizer adam, rmsprop or sgd');
  equal(stageText(stages[1], ['rate', 'depth']), '1 trial: rate 0.001 to 0.02');
  equal(sentence(stages, 'optimizer'), 'stage 1 searched adam, rmsprop or sgd; stage 2 searched adam or sgd');
  equal(sentence(stages, 'depth'), '');
  equal(extentText({ values: [1, 2, 3, 4, 5, 6, 7, 8] }), '1, 2, 3, 4, 5, 6 or 2 others');
});

test('stretches_ofNumbersAreThoseOfTheWindow', () => {
  const axis = { name: 'rate', log: true };
  equal(stretches(axis, stages[1].window.rate), [[0.001, 0.02]]);
  equal(stretches(axis, { low: 0, high: 1 }), []);
  equal(stretches({ name: 'width' }, { values: [64, 16, 32] }), [[16, 64]]);
  equal(stretches(axis, undefined), []);
});

test('stretches_ofCategoriesLeaveOutWhatIsNotSearched', () => {
  const axis = { name: 'optimizer', categories: ['adam', 'rmsprop', 'sgd'], values: ['adam', 'rmsprop', 'sgd'] };
  equal(stretches(axis, stages[0].window.optimizer), [[-0.5, 2.5]]);
  equal(stretches(axis, stages[1].window.optimizer), [
    [-0.5, 0.5],
    [1.5, 2.5],
  ]);
  const depth = { name: 'depth', categories: ['1', '2', '3'], values: [1, 2, 3] };
  equal(stretches(depth, { low: 1.5, high: 3, scale: 'linear' }), [[0.5, 2.5]]);
});

test('drawn_areTheFirstAndTheLatest', () => {
  const many = Array.from({ length: 12 }, (_, stage) => ({ stage }));
  equal(
    drawnOf(many).map(({ stage }) => stage),
    [0, 5, 6, 7, 8, 9, 10, 11],
  );
  equal(drawnOf(stages), stages);
});

test('frames_lieBesideEachOther', () => {
  const box = { left: 0, top: 0, right: 200, bottom: 100 };
  const placed = placedApart([box, { ...box, right: 120 }, box]);
  equal(
    placed.map(({ left, right }) => [left, right]),
    [
      [0, 200],
      [3, 120],
      [6, 197],
    ],
  );
  const chips = chipsOf(placed);
  equal(new Set(chips.map(({ x }) => x)).size, 3);
  equal(chipsOf([{ left: 90, top: 0, right: 95, bottom: 9 }], 100), [{ x: 71, y: 2 }]);
});
