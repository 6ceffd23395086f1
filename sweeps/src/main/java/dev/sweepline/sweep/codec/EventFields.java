package dev.sweepline.sweep.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** The fields of each event type beside version, type, sweep and time. */
final class EventFields {
  private EventFields() {}

  static void write(SweepEvent event, ObjectNode node) {
    if (event instanceof SweepSubmitted e) {
      write(e, node);
    } else if (event instanceof StageOpened e) {
      node.put("stage", e.stage()).put("first_trial", e.firstTrial()).put("trials", e.trials());
      node.set("window", Extents.write(e.window()));
    } else if (event instanceof TrialStarted e) {
      node.put("trial", e.id().trial()).put("attempt", e.attempt());
      node.set("parameters", Json.tree(e.parameters()));
      node.set("budget", budget(e.budget()));
      node.put("slot", e.slot());
    } else if (event instanceof TrialMeasured e) {
      node.put("trial", e.id().trial()).put("attempt", e.attempt());
      node.put("sequence", e.sequence());
      node.put("epoch", e.measurement().epoch()).put("step", e.measurement().step());
      node.set("metrics", Json.numbers(e.measurement().metrics()));
    } else if (event instanceof TrialEnded e) {
      node.put("trial", e.id().trial()).put("attempt", e.attempt());
      node.set("end", Ends.write(e.report().end()));
      node.put("measurements", e.report().measurements());
      node.set("results", Json.numbers(e.report().results()));
    } else if (event instanceof SweepEnded e) {
      node.put("outcome", e.outcome().name().toLowerCase(Locale.ROOT));
      node.set("notes", Json.tree(e.notes()));
    }
  }

  private static void write(SweepSubmitted e, ObjectNode node) {
    node.put("name", e.name()).put("file", e.file()).put("text", e.text());
    node.putObject("objective")
        .put("name", e.objective().name())
        .put("goal", e.objective().goal().word());
    node.put("method", e.method());
    node.set("parameters", columns(e.parameters()));
    e.planned().ifPresent(planned -> node.put("planned", planned));
    node.set("environment", Json.tree(e.environment()));
  }

  static ArrayNode columns(List<ParameterColumn> columns) {
    ArrayNode nodes = Json.MAPPER.createArrayNode();
    for (ParameterColumn column : columns) {
      nodes
          .addObject()
          .put("name", column.name())
          .put("kind", column.kind())
          .put("range", column.range());
    }
    return nodes;
  }

  static SweepEvent read(JsonNode node) {
    String sweep = required(node, "sweep").asText();
    long at = required(node, "at").asLong();
    String type = required(node, "type").asText();
    return switch (type) {
      case "sweep_submitted" -> submitted(sweep, at, node);
      case "stage_opened" ->
          new StageOpened(
              sweep,
              at,
              required(node, "stage").asInt(),
              required(node, "first_trial").asInt(),
              required(node, "trials").asInt(),
              Extents.read(required(node, "window")));
      case "trial_started" ->
          new TrialStarted(
              id(sweep, node),
              required(node, "attempt").asInt(),
              at,
              Json.map(required(node, "parameters")),
              budget(required(node, "budget")),
              node.path("slot").asText(""));
      case "trial_measured" ->
          new TrialMeasured(
              id(sweep, node),
              required(node, "attempt").asInt(),
              at,
              required(node, "sequence").asInt(),
              new Measurement(
                  required(node, "epoch").asInt(),
                  required(node, "step").asLong(),
                  Json.doubles(required(node, "metrics"))));
      case "trial_ended" ->
          new TrialEnded(
              id(sweep, node),
              required(node, "attempt").asInt(),
              at,
              new TrialReport(
                  Ends.read(required(node, "end")),
                  required(node, "measurements").asInt(),
                  Json.doubles(node.path("results"))));
      case "sweep_ended" ->
          new SweepEnded(
              sweep,
              at,
              SweepEnded.Outcome.valueOf(
                  required(node, "outcome").asText().toUpperCase(Locale.ROOT)),
              node.has("notes") ? Json.lines(node.path("notes")) : List.of());
      default -> throw new EventFormatException("unknown event type '" + type + "'");
    };
  }

  private static SweepSubmitted submitted(String sweep, long at, JsonNode node) {
    JsonNode objective = required(node, "objective");
    List<ParameterColumn> columns = new ArrayList<>();
    for (JsonNode column : required(node, "parameters")) {
      columns.add(
          new ParameterColumn(
              required(column, "name").asText(),
              column.path("kind").asText(),
              column.path("range").asText()));
    }
    return new SweepSubmitted(
        sweep,
        at,
        required(node, "name").asText(),
        node.path("file").asText(),
        required(node, "text").asText(),
        new Objective(
            required(objective, "name").asText(),
            Goal.ofWord(required(objective, "goal").asText()).orElseThrow()),
        node.path("method").asText(),
        columns,
        node.has("planned") ? OptionalLong.of(node.get("planned").asLong()) : OptionalLong.empty(),
        Json.strings(node.path("environment")));
  }

  private static TrialId id(String sweep, JsonNode node) {
    return new TrialId(sweep, required(node, "trial").asInt());
  }

  private static ObjectNode budget(Budget budget) {
    return Json.MAPPER.createObjectNode().put(budget.unit().word(), budget.amount());
  }

  private static Budget budget(JsonNode node) {
    return node.has("steps")
        ? Budget.steps(node.get("steps").asInt())
        : Budget.epochs(required(node, "epochs").asInt());
  }

  static JsonNode required(JsonNode node, String field) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new EventFormatException("field '" + field + "' is missing");
    }
    return value;
  }
}
