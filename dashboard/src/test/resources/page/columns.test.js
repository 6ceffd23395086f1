import { columnsFor, filtered, sorted, varying } from '/web/columns.js';
import { equal, suite } from './harness.js';
import { row, scored, sweep } from './rows.js';

const test = suite('columns');
const trials = (rows) => rows.map((each) => each.trial);

const FAILED = row(17, {
  name: 'Adam-wide',
  state: 'FAILED',
  reason: 'DIVERGED: the loss is NaN',
  parameters: { lr: 0.00012345, optimizer: 'adam', layers: [64, 32] },
});

for (const text of [
  '',
  '  ',
  '#17',
  'adam-WIDE',
  'failed',
  'diverged',
  'nan',
  'optimizer=adam',
  'lr=0.0001',
  'layers=[64,32]',
  'adam  failed\t#17',
]) {
  test(`filter_findsEveryWordSomewhere_${JSON.stringify(text)}`, () =>
    equal(filtered([FAILED], text, new Set()).length, 1));
}

for (const text of ['#18', 'val_loss', 'adam sgd', 'completed', 'optimizer=sgd']) {
  test(`filter_missesARowThatLacksOneWord_${text}`, () => equal(filtered([FAILED], text, new Set()), []));
}

test('filter_byStatesAndWordsNeedsBoth', () => {
  const rows = [row(1), row(2, { state: 'FAILED' }), row(3, { state: 'FAILED', name: 'x' })];
  equal(trials(filtered(rows, '', new Set(['FAILED']))), [2, 3]);
  equal(trials(filtered(rows, 'trial-2', new Set(['FAILED']))), [2]);
  equal(trials(filtered(rows, 'trial-1', new Set(['FAILED']))), []);
});

const ranked = [3, 1, 2].map((rank) => row(rank * 10, { rank, parameters: { a: [null, 5, undefined, 7][rank] } }));
const column = { key: 'p.a', get: (each) => each.parameters.a };

test('sort_putsMissingValuesLastWhicheverWay', () => {
  equal(trials(sorted(ranked, column, 'asc')), [10, 30, 20]);
  equal(trials(sorted(ranked, column, 'desc')), [30, 10, 20]);
});

test('sort_breaksTiesByRank', () => {
  const same = { key: 'p.b', get: () => 1 };
  equal(trials(sorted(ranked, same, 'asc')), [10, 20, 30]);
  equal(trials(sorted(ranked, same, 'desc')), [10, 20, 30]);
});

test('sort_byRankIsTheOrderItself', () => {
  equal(trials(sorted(ranked, { key: 'rank' }, 'asc')), [30, 10, 20]);
  equal(trials(sorted(ranked, { key: 'rank' }, 'desc')), [20, 10, 30]);
  equal(trials(sorted(ranked, undefined, 'asc')), [30, 10, 20]);
});

const detail = (more = {}) => ({
  parameters: [
    { name: 'batch', kind: 'constant', range: '64' },
    { name: 'lr', kind: 'uniform', range: '0..1' },
  ],
  ...more,
});
const keys = (columns) => columns.map((each) => each.key);

test('columns_leaveOutParametersThatNeverVary', () => {
  equal(
    varying(detail()).map((each) => each.name),
    ['lr'],
  );
  equal(varying(null), []);
});

test('columns_areRankToEpochThenParametersThenMetrics', () => {
  const rows = [
    scored(0, 0.5, 'minimize', { rank: 1, parameters: { lr: 0.1 }, metrics: { loss: 0.5, accuracy: 0.9 } }),
  ];
  equal(keys(columnsFor(detail(), sweep(), rows, 2000)), [
    'curve',
    'rank',
    'trial',
    'state',
    'value',
    'epoch',
    'p.lr',
    'm.accuracy',
  ]);
});

test('columns_areThoseTheFileAsksFor', () => {
  const columns = columnsFor(detail({ columns: ['lr', 'loss', 'nothing'] }), sweep(), [scored(0, 1)], 2000);
  equal(keys(columns), ['curve', 'rank', 'trial', 'state', 'p.lr', 'value']);
});

test('columns_giveUpTheStatesWordWhereThereIsNoRoom', () => {
  const state = columnsFor(detail(), sweep(), [scored(0, 1, 'minimize', { parameters: { lr: 1 } })], 100)[3];
  equal([state.width, state.word], [54, false]);
});

test('columns_showNoRankWithoutAScore', () => {
  const [, rank] = columnsFor(null, sweep(), [row(0, { rank: 4 })], 2000);
  equal(rank.show(row(0, { rank: 4 })), '–');
  equal(rank.show(scored(1, 1, 'minimize', { rank: 1 })), '1');
});
