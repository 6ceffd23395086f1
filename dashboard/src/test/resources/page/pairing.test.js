import { bestLine, entriesOf, fileDifferences, parameterDifferences, timeStep, whyNot } from '/web/pairing.js';
import { equal, suite } from './harness.js';

const test = suite('pairing');

test('entries_areTheBlocksOfAFileWithoutItsComments', () => {
  equal(
    entriesOf(
      [
        '# mine',
        'name: x # short',
        'metric:',
        '    # of the validation part',
        '    name: loss',
        '    goal: minimize',
        '',
        '"seed": 1',
        'stop:',
        '- a',
        'note: "one # two"',
      ].join('\n'),
    ),
    { name: 'x', metric: 'name: loss\ngoal: minimize', seed: '1', stop: '- a', note: '"one # two"' },
  );
  equal(entriesOf('{"seed": 1, "budget": {"epochs": 3}}'), { seed: '1', budget: '{"epochs":3}' });
  equal(entriesOf('{no'), {});
});

test('differences_areWhatOneSaysOtherwiseOrNotAtAll', () =>
  equal(
    fileDifferences([
      'name: a\nkeep: best\nseed: 1\nmethod: random\ndataset: digits\nparameters:\n  a: {values: [1]}',
      'name: b\nmethod: tpe\n# same\ndataset:   digits\nseed: 1\nbudget: {epochs: 3}',
    ]),
    [
      { name: 'method', values: ['random', 'tpe'] },
      { name: 'budget', values: [undefined, '{epochs: 3}'] },
      { name: 'keep', values: ['best', undefined] },
    ],
  ));

test('parameters_differInKindOrRange', () => {
  const sweep = (...parameters) => ({ parameters: parameters.map(([name, kind, range]) => ({ name, kind, range })) });
  equal(
    parameterDifferences([
      sweep(['lr', 'uniform', '0..1'], ['act', 'constant', 'relu']),
      sweep(['lr', 'log_uniform_values', '0..1'], ['act', 'constant', 'relu'], ['depth', 'constant', '2']),
    ]),
    [
      { name: 'lr', values: ['uniform: 0..1', 'log_uniform_values: 0..1'] },
      { name: 'depth', values: [undefined, 'constant: 2'] },
    ],
  );
});

test('values_ofOtherMetricsOrGoalsAreNotCompared', () => {
  const sweep = (name, metric, goal) => ({ name, objective: { name: metric, goal } });
  equal(whyNot([sweep('a', 'loss', 'minimize'), sweep('b', 'loss', 'minimize')]), '');
  equal(
    whyNot([sweep('a', 'loss', 'minimize'), sweep('b', 'acc', 'maximize')]),
    'Their values say nothing about each other: a minimizes loss, b maximizes acc.',
  );
});

test('line_runsFromTheStartToTheEnd', () => {
  const best = [
    { ended: 1, at: 1500, value: 0.5 },
    { ended: 4, at: 3000, value: 0.7 },
  ];
  const points = (by, end) => bestLine({ started_at: 1000 }, best, by, end).map(({ value }) => value);
  equal(points('trials', 9), [
    [1, 0.5],
    [4, 0.7],
    [9, 0.7],
  ]);
  equal(points('time', 5000), [
    [500, 0.5],
    [2000, 0.7],
    [5000, 0.7],
  ]);
  equal(bestLine({ started_at: 0 }, [], 'time', 5), []);
});

test('timeStep_isALengthThatPeopleCountIn', () =>
  equal(
    [4, 40, 312, 7000, 90_000, 2_000_000].map((seconds) => timeStep(1000 * seconds) / 1000),
    [1, 10, 60, 1800, 43_200, 345_600],
  ));
