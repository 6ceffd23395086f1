package dev.sweepline.sweep.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Display;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    node.set("objective", objective(e.objective()));
    node.put("method", e.method());
    node.set("parameters", columns(e.parameters()));
    e.planned().ifPresent(planned -> node.put("planned", planned));
    node.set("environment", Json.tree(e.environment()));
    display(e.display(), node);
  }

  /** The aggregate is written where it is not the one of logs that do not know it. */
  static ObjectNode objective(Objective objective) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", objective.name()).put("goal", objective.goal().word());
    if (objective.aggregate() != Aggregate.LAST) {
      node.put("aggregate", objective.aggregate().word());
    }
    return node;
  }

  private static Objective objective(Fields fields) {
    String goal = fields.text("goal");
    String aggregate = fields.has("aggregate") ? fields.text("aggregate") : Aggregate.LAST.word();
    return new Objective(
        fields.text("name"),
        Goal.ofWord(goal)
            .orElseThrow(() -> new EventFormatException("unknown goal '" + goal + "'")),
        Aggregate.ofWord(aggregate)
            .orElseThrow(() -> new EventFormatException("unknown aggregate '" + aggregate + "'")));
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

  static SweepEvent read(Fields fields) {
    String sweep = fields.text("sweep");
    long at = fields.whole("at");
    String type = fields.text("type");
    return switch (type) {
      case "sweep_submitted" -> submitted(sweep, at, fields);
      case "stage_opened" ->
          new StageOpened(
              sweep,
              at,
              fields.number("stage"),
              fields.number("first_trial"),
              fields.number("trials"),
              Extents.read(fields.object("window")));
      case "trial_started" -> {
        Fields parameters = fields.object("parameters");
        yield new TrialStarted(
            id(sweep, fields),
            fields.number("attempt"),
            at,
            parameters.each(parameters::value),
            budget(fields.object("budget")),
            fields.textOrEmpty("slot"));
      }
      case "trial_measured" ->
          new TrialMeasured(
              id(sweep, fields),
              fields.number("attempt"),
              at,
              fields.number("sequence"),
              new Measurement(
                  fields.number("epoch"), fields.whole("step"), reals(fields, "metrics")));
      case "trial_ended" ->
          new TrialEnded(
              id(sweep, fields),
              fields.number("attempt"),
              at,
              new TrialReport(
                  Ends.read(fields.object("end")),
                  fields.number("measurements"),
                  fields.has("results") ? reals(fields, "results") : Map.of()));
      case "sweep_ended" ->
          new SweepEnded(
              sweep,
              at,
              SweepEnded.Outcome.valueOf(fields.text("outcome").toUpperCase(Locale.ROOT)),
              fields.has("notes")
                  ? fields.values("notes").stream().map(String::valueOf).toList()
                  : List.of());
      default -> throw new EventFormatException("unknown event type '" + type + "'");
    };
  }

  private static SweepSubmitted submitted(String sweep, long at, Fields fields) {
    return new SweepSubmitted(
        sweep,
        at,
        fields.text("name"),
        fields.textOrEmpty("file"),
        fields.text("text"),
        objective(fields.object("objective")),
        fields.textOrEmpty("method"),
        fields.objects(
            "parameters",
            column ->
                new ParameterColumn(
                    column.text("name"), column.textOrEmpty("kind"), column.textOrEmpty("range"))),
        fields.has("planned") ? OptionalLong.of(fields.whole("planned")) : OptionalLong.empty(),
        environment(fields),
        display(fields));
  }

  /** Only what is not as usual, so that old logs and new ones look the same. */
  static void display(Display display, ObjectNode node) {
    display.trialName().ifPresent(name -> node.put("trial_name", name));
    if (!display.columns().isEmpty()) {
      node.set("columns", Json.tree(display.columns()));
    }
  }

  private static Display display(Fields fields) {
    return new Display(
        fields.has("trial_name") ? Optional.of(fields.text("trial_name")) : Optional.empty(),
        fields.has("columns")
            ? fields.values("columns").stream().map(String::valueOf).toList()
            : List.of());
  }

  private static Map<String, String> environment(Fields fields) {
    if (!fields.has("environment")) {
      return Map.of();
    }
    Fields environment = fields.object("environment");
    return environment.each(environment::text);
  }

  private static TrialId id(String sweep, Fields fields) {
    return new TrialId(sweep, fields.number("trial"));
  }

  private static Map<String, Double> reals(Fields fields, String field) {
    Fields reals = fields.object(field);
    return reals.each(reals::real);
  }

  private static ObjectNode budget(Budget budget) {
    return Json.MAPPER.createObjectNode().put(budget.unit().word(), budget.amount());
  }

  private static Budget budget(Fields fields) {
    return fields.has("steps")
        ? Budget.steps(fields.number("steps"))
        : Budget.epochs(fields.number("epochs"));
  }
}
