import { Store } from '/web/store.js';
import { equal, suite } from './harness.js';
import { message, row, scored, sweep } from './rows.js';

const test = suite('store');
const order = (store) => store.ranked().map((each) => each.trial);

function fold(...messages) {
  const store = new Store();
  messages.forEach((each) => store.fold(each));
  return store;
}

for (const goal of ['minimize', 'maximize']) {
  test(`ranked_putsTheBestFirstWhenTheGoalIsTo_${goal}`, () => {
    const store = fold(message([scored(0, 0.3, goal), scored(1, 0.1, goal), scored(2, 0.2, goal)]));
    equal(order(store), goal === 'minimize' ? [1, 2, 0] : [0, 2, 1]);
    equal(
      store.ranked().map((each) => each.rank),
      [1, 2, 3],
    );
  });
}

test('ranked_putsTrialsWithoutAValueNextAndFailedOnesLast', () => {
  const failed = row(0, { state: 'FAILED', group: 2 });
  const diverged = row(1, { metrics: { loss: 'NaN' }, group: 2 });
  const store = fold(message([failed, diverged, row(2), scored(3, 9)]));
  equal(order(store), [3, 2, 0, 1]);
});

test('ranked_breaksTiesByIndex', () =>
  equal(order(fold(message([scored(5, 1), scored(2, 1), scored(4, 1)]))), [2, 4, 5]));

test('ranked_takesNegativeScoresForWhatTheyAre', () =>
  equal(order(fold(message([scored(0, -1), scored(1, -3), scored(2, 0)]))), [2, 0, 1]));

test('ranked_remembersTheRankARowHad', () => {
  const store = fold(message([scored(0, 1), scored(1, 2)]));
  store.ranked();
  store.fold(message([scored(0, 3)]));
  const [first] = store.ranked();
  equal([first.trial, first.previousRank, first.rank], [0, 2, 1]);
});

test('fold_takesANewerRowForTheOlder', () => {
  const store = fold(message([row(0)]), message([scored(0, 0.5, 'maximize', { state: 'COMPLETED' })]));
  equal(store.rows.size, 1);
  equal(store.rows.get(0).state, 'COMPLETED');
});

test('fold_forgetsRowsAtAResetButNotTheList', () => {
  const other = sweep({ id: 'other', started_at: 5 });
  const store = fold(message([scored(0, 1)], { sweeps: [other] }), message([], { boot: 'b', reset: true }));
  equal(store.rows.size, 0);
  equal(
    store.list().map((each) => each.id),
    ['s', 'other'],
  );
});

test('fold_isLoadedWithTheLastPart', () => {
  const store = fold(message([row(0)], { more: true }));
  equal(store.loaded, false);
  store.fold(message([row(1)]));
  equal(store.loaded, true);
});

test('fold_goesByTheServersClock', () => {
  const store = fold(message([], { now: Date.now() + 60_000 }));
  equal(Math.round((store.now() - Date.now()) / 1000), 60);
});

const point = (epoch) => ({ epoch, metrics: {} });
const measured = (from, epochs, more = {}) =>
  scored(0, 1, 'maximize', { from, points: epochs.map(point), epoch: epochs.at(-1), ...more });
const epochsOf = (store) => store.curves.get(0)?.points.map((each) => each.epoch);

test('curves_growByWhatCameSince', () => {
  equal(epochsOf(fold(message([measured(0, [1, 2])]), message([measured(2, [3])]))), [1, 2, 3]);
});

test('curves_takeWhatComesTwiceOnce', () => {
  equal(epochsOf(fold(message([measured(0, [1, 2])]), message([measured(1, [2, 3])]))), [1, 2, 3]);
});

test('curves_withAHoleAreDroppedAndAskedFor', () => {
  const store = fold(message([measured(0, [1])]), message([measured(2, [3])]));
  equal(epochsOf(store), undefined);
  equal(store.lacksCurve(0), true);
  store.putCurve({ trial: 0, attempt: 1, points: [1, 2, 3].map(point) });
  equal(epochsOf(store), [1, 2, 3]);
  equal(store.lacksCurve(0), false);
});

test('curves_startAnewWithAnotherAttempt', () => {
  equal(epochsOf(fold(message([measured(0, [1, 2])]), message([measured(0, [1], { attempt: 2 })]))), [1]);
});

test('putCurve_keepsTheLongerOfTwo', () => {
  const store = fold(message([measured(0, [1, 2, 3])]));
  store.putCurve({ trial: 0, attempt: 1, points: [point(1)] });
  equal(epochsOf(store), [1, 2, 3]);
});

test('list_isNewestFirst', () => {
  const sweeps = [
    sweep({ id: 'a', started_at: 1 }),
    sweep({ id: 'b', started_at: 3 }),
    sweep({ id: 'c', started_at: 2 }),
  ];
  equal(
    fold({ now: 0, sweeps })
      .list()
      .map((each) => each.id),
    ['b', 'c', 'a'],
  );
});
