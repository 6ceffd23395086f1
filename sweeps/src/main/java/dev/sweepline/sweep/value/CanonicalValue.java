package dev.sweepline.sweep.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Equality of parameter values as W&amp;B's grid has it: 3 equals 3.0, but not "3"; true is not 1;
 * the order of a map's keys does not matter; NaN equals NaN. Stateless.
 */
public final class CanonicalValue {
  private CanonicalValue() {}

  /** Whether two values are one point of a grid. */
  public static boolean equal(Object a, Object b) {
    return Objects.equals(of(a), of(b));
  }

  /** What equal values have in common: a key for sets and maps. */
  public static Object of(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) && Math.abs(number) < 0x1p63
          ? (Object) number.longValue()
          : number;
    }
    if (value instanceof List<?> list) {
      List<Object> canonical = new ArrayList<>();
      list.forEach(element -> canonical.add(of(element)));
      return canonical;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> canonical = new HashMap<>();
      map.forEach((key, element) -> canonical.put(key, of(element)));
      return canonical;
    }
    return value;
  }
}
