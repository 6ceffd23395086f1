package dev.sweepline.sweep.table;

import java.util.HashSet;
import java.util.Set;

/**
 * The names that a table's columns have so far: one that is taken gets what it is of before it, as
 * filters of boards have it. Not thread-safe.
 */
final class ColumnNames {
  private final Set<String> taken = new HashSet<>();

  /**
   * A name that no column has yet.
   *
   * @param of {@code p.} or {@code m.}, for parameters and metrics
   */
  String unlike(String of, String name) {
    String free = name;
    while (!taken.add(free)) {
      free = of + free;
    }
    return free;
  }
}
