import { PAGE, Pages } from '/web/pages.js';
import { equal, suite } from './harness.js';
import { row } from './rows.js';

const test = suite('pages');
const answer = (from, count, version = 1, more = {}) => ({
  all: 1000,
  total: 500,
  metrics: ['loss'],
  version,
  rows: Array.from({ length: count }, (_, i) => row(from + i)),
  ...more,
});

test('rowAt_findsRowsOfThePagesHeld', () => {
  const pages = new Pages();
  pages.put('k', 2, answer(7000, PAGE), 0);
  equal(pages.rowAt(2 * PAGE + 3).trial, 7003);
  equal(pages.rowAt(0), null);
  equal(pages.rowAt(3 * PAGE), null);
  equal(pages.indexOf(7003), 2 * PAGE + 3);
  equal(pages.indexOf(1), -1);
});

test('put_forgetsTheRowsOfAnotherQuery', () => {
  const pages = new Pages();
  pages.put('k', 0, answer(0, PAGE), 0);
  pages.put('other', 1, answer(900, PAGE, 1, { total: 150 }), 0);
  equal(pages.rowAt(0), null);
  equal([pages.total, pages.all], [150, 1000]);
});

test('lacking_areThePagesInSightThatAreNotHeld', () => {
  const pages = new Pages();
  equal(pages.lacking('k', 0, 40), [0]);
  pages.put('k', 0, answer(0, PAGE), 0);
  equal(pages.lacking('k', 0, 40), []);
  equal(pages.lacking('k', PAGE - 1, 2 * PAGE), [1, 2]);
  equal(pages.lacking('other', 0, 40), [0]);
});

test('stale_areThoseOlderThanTheSweep', () => {
  const pages = new Pages();
  pages.put('k', 0, answer(0, PAGE, 5), 0);
  pages.put('k', 1, answer(PAGE, PAGE, 7), 0);
  equal(pages.stale('k', 0, 2 * PAGE, 7), [0]);
  equal(pages.stale('k', 0, 2 * PAGE, 5), []);
  equal(pages.stale('other', 0, 2 * PAGE, 9), []);
});
