import { ago, count, duration, metric, number, parameter } from '/web/format.js';
import { equal, suite } from './harness.js';

const test = suite('format');

function table(of, cases) {
  for (const [value, text] of cases) {
    test(`${of.name}_shows_${JSON.stringify(value) ?? value}_as_${text}`, () => equal(of(value), text));
  }
}

table(number, [
  [null, '–'],
  [undefined, '–'],
  ['NaN', 'NaN'],
  ['-Infinity', '-Infinity'],
  [0, '0'],
  [64, '64'],
  [9999999, '9999999'],
  [12345678, '1.235e7'],
  [0.1, '0.1'],
  [0.30000000000000004, '0.3'],
  [1.2000000000000002, '1.2'],
  [0.00012346, '0.0001235'],
  [0.000012346, '1.235e-5'],
  [0.00001, '1e-5'],
  [-0.5, '-0.5'],
]);

table(metric, [
  [null, '–'],
  ['NaN', 'NaN'],
  [0, '0.0000'],
  [0.98765, '0.9877'],
  [12.34567, '12.346'],
  [123.4567, '123.46'],
  [1234.567, '1234.6'],
  [1234567, '1234567'],
  [0.00001, '1e-5'],
  [-0.25, '-0.2500'],
]);

table(parameter, [
  [null, 'null'],
  [true, 'true'],
  ['relu', 'relu'],
  [[64, 32], '[64, 32]'],
  [[0.1, [1, 'a']], '[0.1, [1, a]]'],
  [{ lr: 0.1 }, '{"lr":0.1}'],
]);

table(count, [
  [999, '999'],
  [10368, '10,368'],
]);

table(duration, [
  [-5, '0 s'],
  [59_400, '59 s'],
  [60_000, '1 min 00 s'],
  [3_599_000, '59 min 59 s'],
  [3_600_000, '1 h 00 min'],
  [47 * 3_600_000, '47 h 00 min'],
  [49 * 3_600_000, '2 d 1 h'],
]);

test('ago_saysHowLong', () => {
  equal(ago(1000, 30_000), 'just now');
  equal(ago(0, 120_000), '2 min ago');
  equal(ago(0, 7_200_000), '2 h ago');
});

test('ago_neverLooksAhead', () => equal(ago(5000, 0), 'just now'));
