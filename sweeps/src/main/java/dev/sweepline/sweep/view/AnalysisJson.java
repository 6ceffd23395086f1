package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.log.Json;
import java.util.List;

/** Views of a sweep as a whole as the HTTP API gives them. Stateless. */
public final class AnalysisJson {
  private AnalysisJson() {}

  /** A record, a map or a list of those as JSON. */
  public static String object(Object value) {
    return Json.write(Json.tree(value));
  }

  /**
   * {@code {"version","total","trials":[…],"ranks":[…],"columns":{name:[…]}}}, all lists in the
   * order of the rows; a value that a row lacks is null.
   *
   * @param version of the history, from which the rows are taken
   * @param total how many rows there are, of which these are some
   * @param names of columns
   * @throws IllegalArgumentException where there is no column of a name
   */
  public static String table(
      long version, int total, List<RankedRow> rows, BoardColumns columns, List<String> names) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("version", version);
    node.put("total", total);
    ArrayNode trials = node.putArray("trials");
    ArrayNode ranks = node.putArray("ranks");
    for (RankedRow row : rows) {
      trials.add(row.row().trial().trial());
      ranks.add(row.rank());
    }
    ObjectNode table = node.putObject("columns");
    for (String name : names) {
      ArrayNode values = table.putArray(name);
      for (RankedRow row : rows) {
        Object value = columns.value(name, row);
        boolean missing = value instanceof Double number && !Double.isFinite(number);
        values.add(missing ? null : Json.tree(value));
      }
    }
    return Json.write(node);
  }
}
