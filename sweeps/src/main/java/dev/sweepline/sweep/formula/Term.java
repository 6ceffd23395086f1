package dev.sweepline.sweep.formula;

import java.util.function.Function;

/** A part of an expression, ready to be computed. */
interface Term {
  /**
   * Its value.
   *
   * @param values of names; asked for what is needed alone
   */
  Object value(Function<String, Object> values);
}
