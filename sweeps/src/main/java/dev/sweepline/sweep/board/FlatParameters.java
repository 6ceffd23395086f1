package dev.sweepline.sweep.board;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Assignments as boards show them: trials get {@code {opt: {lr: 0.1}}}, where the column is called
 * {@code opt.lr}. Stateless.
 */
final class FlatParameters {
  private FlatParameters() {}

  /** The values by their columns' names; what no column stands for keeps its place. */
  static Map<String, Object> of(Map<String, Object> assignment, List<ParameterColumn> columns) {
    if (columns.stream().noneMatch(column -> column.name().indexOf('.') > 0)) {
      return assignment;
    }
    Map<String, Object> flat = new TreeMap<>(assignment);
    for (ParameterColumn column : columns) {
      String name = column.name();
      int dot = name.indexOf('.');
      if (dot > 0 && !assignment.containsKey(name)) {
        flat.remove(name.substring(0, dot));
        put(assignment, name, name, flat);
      }
    }
    return flat;
  }

  /** Goes down the groups that the rest of the name tells of; a parameter left out puts nothing. */
  private static void put(Map<?, ?> group, String rest, String name, Map<String, Object> flat) {
    if (group.containsKey(rest)) {
      flat.put(name, group.get(rest));
      return;
    }
    int dot = rest.indexOf('.');
    if (dot > 0 && group.get(rest.substring(0, dot)) instanceof Map<?, ?> inner) {
      put(inner, rest.substring(dot + 1), name, flat);
    }
  }
}
