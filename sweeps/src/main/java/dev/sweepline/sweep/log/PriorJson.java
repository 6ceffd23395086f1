package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.PriorSweep.PriorTrial;
import java.util.List;

/** The fields of what a sweep has learnt from earlier ones. Stateless. */
final class PriorJson {
  private PriorJson() {}

  /** Nothing where there is none, so that other logs look as before. */
  static void write(List<PriorSweep> prior, ObjectNode node) {
    if (prior.isEmpty()) {
      return;
    }
    ArrayNode sweeps = node.putArray("prior");
    for (PriorSweep each : prior) {
      ObjectNode sweep = sweeps.addObject().put("sweep", each.sweep());
      if (each.unfit() > 0) {
        sweep.put("unfit", each.unfit()).put("why", each.why());
      }
      ArrayNode trials = sweep.putArray("trials");
      each.trials().forEach(trial -> write(trial, trials.addObject()));
    }
  }

  private static void write(PriorTrial trial, ObjectNode node) {
    node.put("trial", trial.trial());
    node.set("parameters", Json.tree(trial.parameters()));
    ArrayNode values = node.putArray("values");
    for (double value : trial.values()) {
      if (Double.isFinite(value)) {
        values.add(value);
      } else {
        values.addNull();
      }
    }
  }

  static List<PriorSweep> read(JsonFields fields) {
    if (!fields.has("prior")) {
      return List.of();
    }
    return fields.objects(
        "prior",
        sweep ->
            new PriorSweep(
                sweep.text("sweep"),
                sweep.objects("trials", PriorJson::trial),
                sweep.has("unfit") ? sweep.number("unfit") : 0,
                sweep.textOrEmpty("why")));
  }

  private static PriorTrial trial(JsonFields trial) {
    JsonFields parameters = trial.object("parameters");
    return new PriorTrial(
        trial.number("trial"),
        parameters.each(parameters::value),
        trial.values("values").stream()
            .map(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
            .toList());
  }
}
