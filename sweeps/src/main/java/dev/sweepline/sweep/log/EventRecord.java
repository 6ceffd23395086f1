package dev.sweepline.sweep.log;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A record of the log as its reader sees it: what all events have, and the fields of its type.
 *
 * @param driver 0 in logs from before drivers had numbers
 */
record EventRecord(String sweep, long at, int driver, JsonFields fields) {
  static EventRecord of(JsonFields fields) {
    return new EventRecord(
        fields.text("sweep"),
        fields.whole("at"),
        fields.has("driver") ? fields.number("driver") : 0,
        fields);
  }

  TrialId id() {
    return new TrialId(sweep, fields.number("trial"));
  }

  int number(String field) {
    return fields.number(field);
  }

  OptionalInt optionalNumber(String field) {
    return fields.has(field) ? OptionalInt.of(fields.number(field)) : OptionalInt.empty();
  }

  String textOrEmpty(String field) {
    return fields.textOrEmpty(field);
  }

  Optional<String> text(String field) {
    return fields.has(field) ? Optional.of(fields.text(field)) : Optional.empty();
  }

  Optional<Boolean> flag(String field) {
    return fields.has(field) ? Optional.of(fields.flag(field)) : Optional.empty();
  }

  /** An optional array of lines. */
  List<String> lines(String field) {
    return fields.has(field)
        ? fields.values(field).stream().map(String::valueOf).toList()
        : List.of();
  }

  /** An optional object of numbers. */
  Map<String, Double> reals(String field) {
    return fields.has(field) ? fields.object(field).reals() : Map.of();
  }

  Map<String, Object> parameters() {
    JsonFields parameters = fields.object("parameters");
    return parameters.each(parameters::value);
  }

  Budget budget() {
    JsonFields budget = fields.object("budget");
    return budget.has("steps")
        ? Budget.steps(budget.number("steps"))
        : Budget.epochs(budget.number("epochs"));
  }

  Lineage lineage() {
    return fields.has("parent")
        ? new Lineage(fields.number("parent"), fields.number("parent_epoch"))
        : Lineage.NONE;
  }

  Failed failure() {
    if (TrialEndJson.read(fields.object("failure")) instanceof Failed failed) {
      return failed;
    }
    throw new EventFormatException("field 'failure' is not that of a failed trial");
  }
}
