import { Selection } from '/web/selection.js';
import { equal, suite } from './harness.js';
import { row, scored } from './rows.js';

const test = suite('selection');
const board = (...trials) => trials.map((trial) => scored(trial, 1));

function chosen(...boards) {
  const selection = new Selection();
  boards.forEach((rows) => selection.update(rows));
  return selection;
}

test('update_choosesTheBestFive', () => equal(chosen(board(9, 8, 7, 6, 5, 4)).trials, [9, 8, 7, 6, 5]));

test('update_choosesNoTrialWithoutAScore', () => equal(chosen([scored(3, 1), row(4)]).trials, [3]));

test('update_saysWhetherOthersAreShown', () => {
  const selection = chosen(board(1, 2));
  equal(selection.update(board(2, 1)), false);
  equal(selection.update(board(3, 1)), true);
});

test('colour_staysWithItsTrial', () => {
  const selection = chosen(board(1, 2, 3));
  const before = selection.colour(3);
  selection.update(board(3, 4));
  equal(selection.colour(3), before);
});

test('colour_isFreeAgainWhenItsTrialHasGone', () => {
  const selection = chosen(board(1, 2), board(2, 3));
  equal([selection.colour(3), selection.colour(1)], [0, null]);
});

test('colours_areDistinctAsLongAsThereAreAny', () => {
  const selection = chosen(board(0, 1, 2, 3, 4));
  [5, 6, 7, 8, 9].forEach((trial) => selection.toggle(trial));
  selection.update(board(0, 1, 2, 3, 4));
  equal(new Set(selection.trials.map((trial) => selection.colour(trial))).size, 10);
});

test('toggle_putsAwayWhatIsShownAndBringsItBack', () => {
  const selection = chosen(board(1, 2));
  selection.toggle(1);
  selection.update(board(1, 2));
  equal(selection.trials, [2]);
  selection.toggle(1);
  selection.update(board(1, 2));
  equal(selection.trials.sort(), [1, 2]);
});

test('toggle_keepsAPickedTrialHoweverLowItFalls', () => {
  const selection = chosen(board(1, 2, 3, 4, 5, 6));
  selection.toggle(6);
  selection.update(board(1, 2, 3, 4, 5, 7, 6));
  equal(selection.trials.includes(6), true);
});

test('clear_forgetsEverything', () => {
  const selection = chosen(board(1));
  selection.toggle(9);
  selection.clear();
  selection.update([]);
  equal(selection.trials, []);
});
