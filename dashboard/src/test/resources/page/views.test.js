import { axisOf, placeOn, quantile } from '/web/axes.js';
import { clause, joined, without } from '/web/brush.js';
import { endingFilter } from '/web/course.js';
import { equal, suite } from './harness.js';

const test = suite('views');

test('clause_ofAStretchOfNumbersIsItsBounds', () => {
  equal(clause({ column: 'lr' }, [[0.001, 0.25]]), 'lr >= 0.001 and lr <= 0.25');
  equal(
    clause({ column: 'lr' }, [
      [1, 2],
      [4, 5],
    ]),
    '((lr >= 1 and lr <= 2) or (lr >= 4 and lr <= 5))',
  );
  equal(clause({ column: 'lr' }, []), '');
});

test('clause_ofCategoriesNamesThoseInside', () => {
  const axis = { column: 'p.name', categories: ['adam', 'my sgd', 'it"s'] };
  equal(clause(axis, [[-0.4, 1.3]]), 'p.name in (adam, "my sgd")');
  equal(clause(axis, [[1.6, 2.4]]), `p.name in ('it"s')`);
  equal(clause(axis, [[0.2, 0.8]]), '');
});

test('without_takesClausesOutAndLeavesTheRest', () => {
  const clauses = ['lr >= 1 and lr <= 2', 'a in (b)'];
  const text = joined('state = failed', clauses);
  equal(text, 'state = failed and lr >= 1 and lr <= 2 and a in (b)');
  equal(without(text, clauses), 'state = failed');
  equal(without(text, [clauses[0]]), 'state = failed and a in (b)');
  equal(without(joined('', clauses), clauses), '');
  equal(without('relu', clauses), 'relu');
});

test('axis_isOfCategoriesWhereValuesAreFewOrNoNumbers', () => {
  equal(axisOf({ name: 'batch', kind: 'categorical' }, [128, 16, null, 32]), {
    name: 'batch',
    column: 'batch',
    categories: ['16', '32', '128'],
    values: [16, 32, 128],
  });
  equal(axisOf({ name: 'state', kind: 'categorical' }, ['b', 'a']).column, 'p.state');
});

test('axis_isLogarithmicWhereTheParameterIs', () => {
  const many = Array.from({ length: 20 }, (_, i) => (i + 1) / 100);
  equal(axisOf({ name: 'lr', kind: 'log_uniform_values' }, many), { name: 'lr', column: 'lr', log: true });
  equal(axisOf({ name: 'lr', kind: 'uniform' }, many).log, false);
  equal(axisOf({ name: 'lr', kind: 'log_uniform_values' }, [0, ...many]).log, false);
});

test('placeOn_isACategorysNumberOrTheValue', () => {
  const axis = axisOf({ name: 'a', kind: 'categorical' }, ['x', 'y']);
  equal([placeOn(axis, 'y'), placeOn(axis, null), placeOn({}, 0.5)], [1, null, 0.5]);
});

test('quantile_passesOverWhatIsNoNumber', () => {
  equal(quantile([3, null, 1, 2, 'NaN'], 0.5), 2);
  equal(quantile([], 0.5), 0);
});

test('endingFilter_findsTrialsThatEndedAlike', () => {
  equal(
    endingFilter({ state: 'FAILED', kind: 'DIVERGED', reason: 'train_loss became NaN in epoch …' }),
    'state = failed and kind = DIVERGED and "train_loss became NaN in epoch"',
  );
  equal(endingFilter({ state: 'COMPLETED', kind: '', reason: '' }), 'state = completed');
});
