import { feedSentence, feedWord, isLive, isReplaying } from '/web/feed.js';
import { equal, suite } from './harness.js';

const test = suite('feed');
const feed = (status, behind = 0, total = 0, problem = null) => ({ status, behind, total, problem });

test('live_isAnAnswerFromTheEndOfTheLog', () => {
  equal(isLive(feed('ok'), true), true);
  for (const status of ['replaying', 'lagging', 'down']) equal(isLive(feed(status), true), false);
  equal(isLive(feed('ok'), false), false);
  equal(isLive(null, true), false);
});

test('replaying_isAlsoTheTimeBeforeTheFirstWord', () => {
  equal([null, feed('replaying'), feed('ok'), feed('down')].map(isReplaying), [true, true, false, false]);
});

test('word_isTheLostConnectionFirst', () => {
  equal(feedWord(feed('ok'), false), 'reconnecting');
  equal(feedWord(null, true), 'connecting');
  equal(
    ['ok', 'replaying', 'lagging', 'down'].map((status) => feedWord(feed(status), true)),
    ['live', 'replaying', 'behind', 'log away'],
  );
});

test('sentence_isSilentAboutThePresent', () => equal(feedSentence(feed('ok'), true), ''));

test('sentence_countsWhatIsReplayed', () =>
  equal(
    feedSentence(feed('replaying', 8000, 10_000), true),
    'Reading the log from its beginning: 2,000 of 10,000 records. Shown is the past.',
  ));

test('sentence_saysHowFarBehind', () => {
  equal(feedSentence(feed('lagging', 2300, 5000), true), '2,300 records behind the log. Shown is the past.');
  equal(feedSentence(feed('lagging', 1, 5000), true), '1 record behind the log. Shown is the past.');
});

test('sentence_saysWhyTheLogCannotBeRead', () =>
  equal(
    feedSentence(feed('down', 0, 0, 'no answer from Kafka at here:1'), true),
    'The log cannot be read: no answer from Kafka at here:1. Shown is the past.',
  ));
