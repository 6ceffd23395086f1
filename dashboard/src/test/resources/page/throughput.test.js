import { measuredAMinute, paceOf, slotRows } from '/web/throughput.js';
import { equal, suite } from './harness.js';

const test = suite('throughput');
const step = (at, measured, ended) => ({ at, measured, ended });
const told = (completeFrom, ...pace) => ({ pace, complete_from: completeFrom });

test('pace_isOfTheLastFiveMinutes', () =>
  equal(paceOf(told(0, step(50_000, 900, 90), step(300_000, 150, 3), step(390_000, 150, 2)), 0, 400_000), {
    minutes: 5,
    ended: 1,
    measured: 1,
  }));

test('pace_beginsWithTheSweepAndWithWhatIsCounted', () =>
  equal(paceOf(told(30_000, step(0, 100, 1), step(40_000, 60, 0)), 0, 60_000), {
    minutes: 1,
    ended: 1,
    measured: 2,
  }));

test('pace_ofLessThanTenSecondsIsNotTold', () =>
  equal(paceOf(told(0, step(0, 5, 1)), 4000, 12_000), { minutes: 1, ended: null, measured: null }));

test('slots_areBusyWithWhatRunsToo', () =>
  equal(
    slotRows(
      [
        { slot: 'spark/10', work: [], since: 80, busy: 50, attempts: 3 },
        { slot: 'spark/2', work: [{ trial: 7 }], since: 60, busy: 20, attempts: 1 },
      ],
      100,
      100,
    ).map(({ slot, busy, share }) => [slot, busy, share]),
    [
      ['spark/2', 60, 0.6],
      ['spark/10', 50, 0.5],
    ],
  ));

test('speed_isKnownFromTheSecondMeasurementOn', () => {
  equal(measuredAMinute({ since: 1000, measured: 20 }, 61_000), 20);
  equal(measuredAMinute({ since: 1000, measured: 1 }, 61_000), null);
});
