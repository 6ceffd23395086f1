package dev.sweepline.sweep.formula;

import java.util.Map;

/** A part of an expression, ready to be computed. */
interface Term {
  /**
   * Its value.
   *
   * @param values by parameter name
   */
  Object value(Map<String, Object> values);
}
