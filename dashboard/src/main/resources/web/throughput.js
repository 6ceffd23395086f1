// How fast a sweep goes and how busy its slots are. Knows nothing of the document.

const WINDOW_MILLIS = 300_000;
const STEP_MILLIS = 10_000;

/** Slots as people count them: 2 before 10. */
const byName = new Intl.Collator('en', { numeric: true }).compare;

/**
 * What happened lately: trials that ended a minute and measurements a second, over at most the last five minutes up to
 * a moment; null where less than ten seconds of them are known.
 */
export function paceOf({ pace, complete_from: completeFrom }, began, to) {
  const rate = (start, name, unit) => {
    const from = Math.ceil(start / STEP_MILLIS) * STEP_MILLIS;
    if (to - from < STEP_MILLIS) return null;
    const sum = pace.reduce((all, step) => (step.at >= from && step.at <= to ? all + step[name] : all), 0);
    return (unit * sum) / (to - from);
  };
  const start = Math.max(began, to - WINDOW_MILLIS);
  return {
    minutes: Math.max(1, Math.round((to - start) / 60_000)),
    ended: rate(start, 'ended', 60_000),
    measured: rate(Math.max(start, completeFrom), 'measured', 1000),
  };
}

/**
 * Each slot's row: what it trains, how long it was busy by a moment, and which share that is of the time that the sweep
 * had a driver.
 */
export function slotRows(slots, active, to) {
  return slots
    .map(({ slot, work, since, busy, attempts }) => {
      const all = busy + (work.length ? Math.max(0, to - since) : 0);
      return { slot, work, since, busy: all, share: active > 0 ? Math.min(1, all / active) : 0, attempts };
    })
    .sort((a, b) => byName(a.slot, b.slot));
}

/** How many measurements an attempt makes a minute; null before the second. */
export function measuredAMinute({ since, measured }, to) {
  return measured > 1 && to > since ? (60_000 * measured) / (to - since) : null;
}
