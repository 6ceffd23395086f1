// How true the page is: the state of the feed that fills it, in words.

import { count } from './format.js';

/** The page shows the present only when the server answers and has read the log to its end. */
export const isLive = (feed, connected) => connected && feed?.status === 'ok';

/** While the log is replayed nothing is known for sure: not the newest sweep, nor that one is missing. */
export const isReplaying = (feed) => !feed || feed.status === 'replaying';

/** One word or two, for the corner. */
export function feedWord(feed, connected) {
  if (!connected) return 'reconnecting';
  if (!feed) return 'connecting';
  return { ok: 'live', replaying: 'replaying', lagging: 'behind', down: 'log away' }[feed.status] ?? feed.status;
}

/** A sentence for above the sweep; empty while the page shows the present. */
export function feedSentence(feed, connected) {
  if (!connected) return 'The dashboard does not answer. Shown is what it said last.';
  if (!feed || feed.status === 'ok') return '';
  const { status, behind, total, problem } = feed;
  if (status === 'replaying') {
    return `Reading the log from its beginning: ${count(total - behind)} of ${count(total)} records. Shown is the past.`;
  }
  if (status === 'down') return `The log cannot be read: ${problem ?? 'the feed has ended'}. Shown is the past.`;
  const records = behind === 1 ? 'record' : 'records';
  return behind
    ? `${count(behind)} ${records} behind the log. Shown is the past.`
    : 'Nothing heard of the log for some time.';
}
