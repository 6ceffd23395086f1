import { columnsFor, isClose, varying } from '/web/columns.js';
import { equal, suite } from './harness.js';
import { row, scored, sweep } from './rows.js';

const test = suite('columns');

const detail = (more = {}) => ({
  parameters: [
    { name: 'batch', kind: 'constant', range: '64' },
    { name: 'lr', kind: 'uniform', range: '0..1' },
    { name: 'hidden', kind: 'uniform', range: '1..9' },
  ],
  ...more,
});
const layout = (more = {}) => ({ shown: new Set(), hidden: new Set(), order: [], pinned: new Set(), ...more });
const keys = (columns) => columns.map((each) => each.key);
const START = ['curve', 'rank', 'trial'];
const rows = [scored(0, 0.5, { rank: 1, parameters: { lr: 0.1, hidden: 5 } })];
const columns = (more = {}, file = {}, metrics = ['loss', 'accuracy'], narrow = false) =>
  columnsFor(detail(file), sweep(), rows, metrics, layout(more), narrow);

test('columns_leaveOutParametersThatNeverVary', () => {
  equal(
    varying(detail()).map((each) => each.name),
    ['lr', 'hidden'],
  );
  equal(varying(null), []);
});

test('columns_areRankToEpochThenParametersThenMetrics', () => {
  equal(keys(columns()), [...START, 'state', 'value', 'epoch', 'p.lr', 'p.hidden', 'm.accuracy']);
});

test('columns_areThoseTheFileAsksFor', () => {
  equal(keys(columns({}, { columns: ['lr', 'loss', 'nothing', 'name'] })), [
    ...START,
    'state',
    'p.lr',
    'value',
    'name',
  ]);
});

test('columns_areHiddenAndShownAsTheUserSays', () => {
  const chosen = columns({ hidden: new Set(['p.lr', 'epoch']), shown: new Set(['name']) });
  equal(keys(chosen), [...START, 'state', 'value', 'p.hidden', 'm.accuracy', 'name']);
  equal(keys(chosen.rest).sort(), ['epoch', 'note', 'p.lr', 'tag']);
});

test('columns_standAsTheUserOrdersThemAndThePinnedFirst', () => {
  const order = ['p.hidden', 'state', 'value', 'epoch', 'p.lr', 'm.accuracy'];
  equal(keys(columns({ order, pinned: new Set(['p.lr']) })), [
    ...START,
    'p.lr',
    'p.hidden',
    'state',
    'value',
    'epoch',
    'm.accuracy',
  ]);
});

test('columns_ofMoreThanADozenMetricsAreShownWhenAskedFor', () => {
  const many = Array.from({ length: 200 }, (_, i) => `layer_${String(i).padStart(3, '0')}`);
  equal(columns({}, {}, many).length, START.length + 5 + 12);
  equal(keys(columns({ shown: new Set(['m.layer_199']) }, {}, many)).includes('m.layer_199'), true);
});

test('columns_areAsWideAsTheirHeadingsAndWhatTheyShow', () => {
  const wide = columnsFor(
    { parameters: [{ name: 'a_rather_long_parameter', kind: 'uniform', range: '' }] },
    sweep(),
    [scored(0, 1, { trial: 123456, parameters: { a_rather_long_parameter: 1 } })],
    [],
    layout(),
  );
  const width = (key) => wide.find((column) => column.key === key).width;
  equal(width('p.a_rather_long_parameter') > 23 * 6.5, true);
  equal(width('trial') >= 7 * 6.5 + 18, true);
});

test('columns_giveUpTheStatesWordOnAPhone', () => {
  const state = columns({}, {}, [], true)[3];
  equal([state.width, state.bare], [34, true]);
});

test('columns_showNoRankWithoutAScore', () => {
  const [, rank] = columns();
  equal(rank.show(row(0, { rank: 4 })), '–');
  equal(rank.show(scored(1, 1, { rank: 1 })), '1');
});

test('columns_ofNotesAndTagsAreThereOnceSomebodyGaveSome', () => {
  equal(keys(columns()).includes('tag'), false);
  const said = [{ ...rows[0], tags: ['a', 'b c'] }];
  const shown = columnsFor(detail(), sweep(), said, [], layout());
  equal(shown.find(({ key }) => key === 'tag').show(said[0]), 'a, b c');
  equal(keys(shown).includes('note'), false);
});

test('isClose_isWithinTwoStandardErrorsOfTheDifference', () => {
  const best = { trial: 1, value: 0.9, standard_error: 0.03 };
  equal(isClose({ trial: 2, value: 0.81, standard_error: 0.04 }, best), true);
  equal(isClose({ trial: 2, value: 0.79, standard_error: 0.04 }, best), false);
  equal(isClose({ trial: 1, value: 0.9, standard_error: 0.03 }, best), false);
  equal(isClose({ trial: 2, value: 0.9 }, best), false);
  equal(isClose({ trial: 2, value: 0.9, standard_error: 0.1 }, null), false);
});
