package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.log.SubmissionJson;
import dev.sweepline.sweep.text.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The command line's reports on sweep files, as JSON. */
public final class ReportJson {
  private ReportJson() {}

  /** {@code [{"file","ok","errors":[{"line","column","message"}],"warnings":[…]}]}. */
  public static String validation(List<ParsedSweep> readings) {
    ArrayNode files = Json.MAPPER.createArrayNode();
    readings.forEach(reading -> validation(reading, files.addObject()));
    return Json.write(files);
  }

  /** The same of one file, without the brackets. */
  public static String validation(ParsedSweep reading) {
    ObjectNode file = Json.MAPPER.createObjectNode();
    validation(reading, file);
    return Json.write(file);
  }

  private static void validation(ParsedSweep reading, ObjectNode file) {
    file.put("file", reading.file()).put("ok", reading.errors().isEmpty());
    file.set("errors", problems(reading.errors()));
    file.set("warnings", problems(reading.warnings()));
  }

  /**
   * {@code {"trials","method","parameters":[…],"rows":[{…}],"warnings":[…]}} and what the plan
   * knows more.
   *
   * @param more JSON values by further key
   */
  public static String plan(
      OptionalLong trials,
      String method,
      List<ParameterColumn> parameters,
      List<Map<String, Object>> rows,
      List<Problem> warnings,
      Map<String, Object> more) {
    ObjectNode plan = Json.MAPPER.createObjectNode();
    if (trials.isPresent()) {
      plan.put("trials", trials.getAsLong());
    } else {
      plan.putNull("trials");
    }
    plan.put("method", method);
    plan.set("parameters", SubmissionJson.columns(parameters));
    plan.set("rows", Json.tree(rows));
    plan.set("warnings", problems(warnings));
    more.forEach((key, value) -> plan.set(key, Json.tree(value)));
    return Json.write(plan);
  }

  /** A table: {@code [{"column":value,…},…]}. */
  public static String rows(List<Map<String, Object>> rows) {
    return Json.write(Json.tree(rows));
  }

  private static ArrayNode problems(List<Problem> problems) {
    ArrayNode nodes = Json.MAPPER.createArrayNode();
    for (Problem problem : problems) {
      nodes
          .addObject()
          .put("line", problem.position().line())
          .put("column", problem.position().column())
          .put("message", problem.message());
    }
    return nodes;
  }
}
