import { Store } from '/web/store.js';
import { equal, suite } from './harness.js';
import { message, row, scored, sweep } from './rows.js';

const test = suite('store');

function fold(...messages) {
  const store = new Store();
  messages.forEach((each) => store.fold(each));
  return store;
}

const answer = (rows, version = 1) => ({ all: rows.length, total: rows.length, metrics: [], version, rows });

test('putPage_remembersTheRankARowHad', () => {
  const store = fold(message({}));
  store.putPage('k', 0, answer([scored(0, 1, { rank: 2 })]), 10);
  store.putPage('k', 0, answer([scored(0, 3, { rank: 1 })], 2), 20);
  const known = store.rows.get(0);
  equal([known.previousRank, known.rank, known.changedAt], [2, 1, 20]);
});

test('putPage_knowsWhenARowChangedLast', () => {
  const store = fold(message({}));
  store.putPage('k', 0, answer([scored(0, 1)]), 10);
  store.putPage('k', 0, answer([scored(0, 1)], 2), 20);
  equal(store.rows.get(0).changedAt, 10);
  store.putPage('k', 0, answer([scored(0, 1, { state: 'COMPLETED' })], 3), 30);
  equal(store.rows.get(0).changedAt, 30);
});

test('fold_keepsTheVersionThatRowsAreHeldAgainst', () => {
  equal(fold(message({ version: 7 })).version, 7);
});

test('fold_forgetsRowsOfAnotherSweepButNotTheList', () => {
  const other = sweep({ id: 'other', started_at: 5 });
  const store = fold(message({ sweeps: [other] }));
  store.putPage('k', 0, answer([row(1)]), 0);
  store.fold(message({ boot: 'b', reset: true, sweep: sweep({ id: 'new', started_at: 1 }) }));
  equal(store.rows.size, 0);
  equal(
    store.list().map((each) => each.id),
    ['s', 'other', 'new'],
  );
});

test('fold_asksForEverythingAgainAfterTheServersRestartAndShowsWhatItHas', () => {
  const store = fold(message({ version: 50 }));
  store.putPage('k', 0, answer([row(1)], 50), 0);
  store.putCurve({ trial: 1, attempt: 1, state: 'RUNNING', points: [] }, 50, 0);
  store.fold(message({ boot: 'b', reset: true, version: 3 }));
  equal(store.pages.rowAt(0).trial, 1);
  equal(store.pages.stale('k', 0, 10, store.version), [0]);
  equal(store.lacksCurve(1), true);
});

test('known_isWhatTheStreamsIdsSay', () => {
  const store = fold(message({ boot: 'b1', reset: true, version: 7 }), message({ version: 9 }));
  equal(store.known(), 'b1:9:s');
});

test('fold_goesByTheServersClock', () => {
  const store = fold(message({ now: Date.now() + 60_000 }));
  equal(Math.round((store.now() - Date.now()) / 1000), 60);
});

const point = (epoch) => ({ epoch, metrics: {} });
const curve = (state, epochs, attempt = 1) => ({ trial: 0, attempt, state, points: epochs.map(point) });

test('curves_areAskedForWhileTheirTrialsRun', () => {
  const store = fold(message({ version: 5 }));
  equal(store.lacksCurve(0), true);
  store.putCurve(curve('RUNNING', [1, 2]), 5, 0);
  equal(store.lacksCurve(0), false);
  store.fold(message({ version: 6 }));
  equal(store.lacksCurve(0), true);
});

test('curves_ofEndedTrialsAreAskedForOnce', () => {
  const store = fold(message({ version: 5 }));
  store.putCurve(curve('COMPLETED', [1, 2]), 5, 0);
  store.fold(message({ version: 9 }));
  equal(store.lacksCurve(0), false);
});

test('curves_areAskedForAgainWhenTheRowHasMore', () => {
  const store = fold(message({ version: 5 }));
  store.putCurve(curve('COMPLETED', [1, 2]), 5, 0);
  store.putPage('k', 0, answer([scored(0, 1, { epoch: 2, epochs: 3 })]), 0);
  equal(store.lacksCurve(0), true);
  store.putCurve(curve('COMPLETED', [1, 2, 3]), 5, 0);
  equal(store.lacksCurve(0), false);
  store.putPage('k', 0, answer([scored(0, 1, { epoch: 1, attempt: 2 })]), 0);
  equal(store.lacksCurve(0), true);
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

test('fold_forgetsSweepsThatWereDeleted', () => {
  const store = fold(message({ sweeps: [sweep({ id: 'gone' })] }), { now: 0, deleted: ['gone'] });
  equal(store.sweeps.has('gone'), false);
});
