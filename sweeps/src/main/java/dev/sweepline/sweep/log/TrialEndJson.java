package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.util.Optional;

/** The end of a trial, as JSON. */
public final class TrialEndJson {
  private TrialEndJson() {}

  public static ObjectNode write(TrialEnd end) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("state", end.state().name());
    if (end instanceof Completed completed) {
      completed.sameAs().ifPresent(trial -> node.put("same_as", trial));
    } else if (end instanceof Stopped stopped) {
      node.put("rule", stopped.rule()).put("rung", stopped.rung());
      Json.number(node, "cutoff", stopped.cutoff());
      Json.number(node, "value", stopped.value());
      node.put("population", stopped.population());
      node.put("unit", stopped.unit().word()).put("reason", stopped.reason());
    } else if (end instanceof Failed failed) {
      node.put("kind", failed.kind().name()).put("reason", failed.reason());
      node.put("detail", failed.detail());
    } else if (end instanceof Cancelled cancelled) {
      node.put("reason", cancelled.reason());
    }
    return node;
  }

  public static TrialEnd read(JsonFields fields) {
    String state = fields.text("state");
    return switch (state) {
      case "COMPLETED" ->
          new Completed(
              fields.has("same_as") ? Optional.of(fields.number("same_as")) : Optional.empty());
      case "STOPPED" ->
          new Stopped(
              fields.text("rule"),
              fields.number("rung"),
              fields.real("cutoff"),
              fields.real("value"),
              fields.has("population") ? fields.number("population") : 0,
              fields.has("unit") ? fields.word("unit", Iterations.class) : Iterations.REPORTS,
              fields.textOrEmpty("reason"));
      case "FAILED" ->
          new Failed(
              FailureKind.valueOf(fields.text("kind")),
              fields.textOrEmpty("reason"),
              fields.textOrEmpty("detail"));
      case "CANCELLED" -> new Cancelled(fields.textOrEmpty("reason"));
      default -> throw new EventFormatException("unknown end '" + state + "'");
    };
  }
}
