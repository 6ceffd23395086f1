package dev.sweepline.driver.sampler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A kind of parameter for generated spaces.
 *
 * @param text its settings, as a file has them
 * @param drawn every value that a draw may give, equal ones once; empty where they have no end
 * @param listed whether a grid can list it
 * @param belongs whether a value is one of its, type included
 */
record MadeKind(
    String text, Optional<List<Object>> drawn, boolean listed, Predicate<Object> belongs) {

  /** What conditions and constraints name. */
  static final MadeKind NUMBERS = list("values: [1, 2, 3]", 1L, 2L, 3L);

  private static final List<MadeKind> ALL =
      List.of(
          NUMBERS,
          list("values: [x, true, null, 2.5]", "x", true, null, 2.5),
          equal(),
          list("value: x", "x"),
          list("min: 1, max: 4", 1L, 2L, 3L, 4L),
          list("min: 1, max: 8, step: 3", 1L, 4L, 7L),
          list("min: 0.0, max: 1.0, step: 0.25", 0.0, 0.25, 0.5, 0.75, 1.0),
          multiples(
              "distribution: q_uniform, min: 0, max: 1, q: 0.25", true, 0.0, 0.25, 0.5, 0.75, 1.0),
          // Half of 2 rounds to 0, but no draw is 1 itself.
          multiples("distribution: q_uniform, min: 1, max: 11, q: 2", true, 2L, 4L, 6L, 8L, 10L),
          multiples("distribution: q_log_uniform_values, min: 1, max: 5, q: 2", false, 2L, 4L),
          weighted("values: [7, 8], probabilities: [0.25, 0.75]", 7L, 8L),
          weighted("values: [7, 8, 9], probabilities: [0.5, 0, 0.5]", 7L, 9L),
          range("min: 0.5, max: 4.0", false, 0.5, 4),
          range("min: 0.001, max: 1.0, log: true", false, 0.001, 1),
          range("min: 0.001, max: 1.0, log: true, count: 3", true, 0.001, 1),
          range("min: -2.0, max: 2.0, count: 4", true, -2, 2),
          range("distribution: normal, mu: 0, sigma: 1", false, -40, 40),
          range("distribution: log_normal, mu: 0, sigma: 1", false, 0, 1e17),
          range("distribution: beta, a: 2, b: 3", false, 0, 1));

  static List<MadeKind> all() {
    return ALL;
  }

  /** Those whose values have an end. */
  static List<MadeKind> finite() {
    return ALL.stream().filter(kind -> kind.drawn().isPresent()).toList();
  }

  /** Those that a grid can list. */
  static List<MadeKind> listable() {
    return ALL.stream().filter(MadeKind::listed).toList();
  }

  private static MadeKind list(String text, Object... values) {
    List<Object> list = Arrays.asList(values);
    return new MadeKind(text, Optional.of(list), true, list::contains);
  }

  private static MadeKind equal() {
    List<Object> both = List.of(1L, 1.0, 5L);
    return new MadeKind("values: [1, 5, 1.0]", Optional.of(List.of(1L, 5L)), true, both::contains);
  }

  private static MadeKind weighted(String text, Object... values) {
    List<Object> list = List.of(values);
    return new MadeKind(text, Optional.of(list), false, list::contains);
  }

  /** Grids and windows of these may reach half a step beyond, and start between the multiples. */
  private static MadeKind multiples(String text, boolean listed, Object... values) {
    List<Object> list = List.of(values);
    double first = ((Number) list.get(0)).doubleValue();
    double step = ((Number) list.get(1)).doubleValue() - first;
    double last = ((Number) list.get(list.size() - 1)).doubleValue();
    return new MadeKind(
        text,
        Optional.of(list),
        listed,
        value ->
            value.getClass() == list.get(0).getClass()
                && ((Number) value).doubleValue() >= first - step
                && ((Number) value).doubleValue() <= last + step);
  }

  private static MadeKind range(String text, boolean listed, double low, double high) {
    return new MadeKind(
        text,
        Optional.empty(),
        listed,
        value -> value instanceof Double number && number >= low && number <= high);
  }
}
