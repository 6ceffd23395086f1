package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.Aggregate;
import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.MetricBound;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a sweep's first event. */
public final class SubmissionJson {
  private SubmissionJson() {}

  static void write(SweepSubmitted e, ObjectNode node) {
    node.put("name", e.name()).put("file", e.file()).put("text", e.text());
    objectives(e.objectives(), node);
    node.put("method", e.method());
    node.set("parameters", columns(e.parameters()));
    e.planned().ifPresent(planned -> node.put("planned", planned));
    node.set("environment", Json.tree(e.environment()));
    display(e.display(), node);
    PriorJson.write(e.prior(), node);
    if (e.networks() > 0) {
      node.put("networks", e.networks());
    }
  }

  /** The first as an object; where there are several, all of them in a list, and the bounds. */
  public static void objectives(Objectives objectives, ObjectNode node) {
    node.set("objective", objective(objectives.first()));
    if (objectives.several()) {
      ArrayNode metrics = node.putArray("metrics");
      objectives.all().forEach(each -> metrics.add(objective(each)));
    }
    if (!objectives.constraints().isEmpty()) {
      ArrayNode constraints = node.putArray("constraints");
      objectives.constraints().forEach(bound -> constraints.add(bound.toString()));
    }
  }

  private static Objectives objectives(JsonFields fields) {
    Objective first = objective(fields.object("objective"));
    List<Objective> all =
        fields.has("metrics")
            ? fields.objects("metrics", SubmissionJson::objective)
            : List.of(first);
    List<String> constraints =
        fields.has("constraints")
            ? fields.values("constraints").stream().map(String::valueOf).toList()
            : List.of();
    return new Objectives(
        first,
        all.stream().skip(1).toList(),
        constraints.stream().map(MetricBound::parse).flatMap(Optional::stream).toList());
  }

  /** The aggregate is written where it is not the one of logs that do not know it. */
  private static ObjectNode objective(Objective objective) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.put("name", objective.name()).put("goal", objective.goal().word());
    if (objective.aggregate() != Aggregate.LAST) {
      node.put("aggregate", objective.aggregate().word());
    }
    return node;
  }

  private static Objective objective(JsonFields fields) {
    return new Objective(
        fields.text("name"),
        fields.word("goal", Goal.class),
        fields.has("aggregate") ? fields.word("aggregate", Aggregate.class) : Aggregate.LAST);
  }

  public static ArrayNode columns(List<ParameterColumn> columns) {
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

  static SweepSubmitted read(EventRecord record) {
    JsonFields fields = record.fields();
    return new SweepSubmitted(
        record.sweep(),
        record.at(),
        fields.text("name"),
        fields.textOrEmpty("file"),
        fields.text("text"),
        objectives(fields),
        fields.textOrEmpty("method"),
        fields.objects(
            "parameters",
            column ->
                new ParameterColumn(
                    column.text("name"), column.textOrEmpty("kind"), column.textOrEmpty("range"))),
        fields.has("planned") ? OptionalLong.of(fields.whole("planned")) : OptionalLong.empty(),
        environment(fields),
        display(fields),
        PriorJson.read(fields),
        fields.has("networks") ? fields.number("networks") : 0);
  }

  /** Only what is not as usual, so that old logs and new ones look the same. */
  public static void display(Display display, ObjectNode node) {
    display.trialName().ifPresent(name -> node.put("trial_name", name));
    if (!display.columns().isEmpty()) {
      node.set("columns", Json.tree(display.columns()));
    }
  }

  private static Display display(JsonFields fields) {
    return new Display(
        fields.has("trial_name") ? Optional.of(fields.text("trial_name")) : Optional.empty(),
        fields.has("columns")
            ? fields.values("columns").stream().map(String::valueOf).toList()
            : List.of());
  }

  private static Map<String, String> environment(JsonFields fields) {
    if (!fields.has("environment")) {
      return Map.of();
    }
    JsonFields environment = fields.object("environment");
    return environment.each(environment::text);
  }
}
