package dev.sweepline.worker.validate;

import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.trial.MetricNames;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Validator of whether trials are judged on what decides about them. */
record JudgingValidator(Sweep sweep) {

  List<Problem> check() {
    Recording recording = sweep.output().recording();
    List<Problem> complaints = new ArrayList<>();
    for (String name : deciding().distinct().toList()) {
      if (name.startsWith(MetricNames.TEST) && recording.test() != TestPolicy.ALL) {
        complaints.add(
            new Problem("evaluate.test", name + " decides about trials; write test: all"));
      }
      boolean sampled = name.startsWith(MetricNames.TRAIN) && !name.equals(MetricNames.TRAIN_LOSS);
      if (sampled && recording.trainRows() == 0) {
        complaints.add(
            new Problem(
                "evaluate.train",
                name + " decides about trials; write train: " + Recording.TRAIN_ROWS));
      }
    }
    return complaints;
  }

  /** Metrics by which trials are ranked, bounded or stopped. */
  private Stream<String> deciding() {
    return Stream.of(
            sweep.objectives().all().stream().map(Objective::name),
            sweep.objectives().constraints().stream().map(each -> each.metric()),
            sweep.search().earlyTerminate().stream()
                .filter(StopCondition.class::isInstance)
                .flatMap(rule -> ((StopCondition) rule).condition().names().stream()))
        .flatMap(names -> names);
  }
}
