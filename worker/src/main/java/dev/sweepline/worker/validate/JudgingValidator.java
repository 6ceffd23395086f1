package dev.sweepline.worker.validate;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.trial.MetricNames;
import java.util.ArrayList;
import java.util.List;

/** Validator of whether trials are judged on what decides about them. */
record JudgingValidator(Sweep sweep) {

  List<Problem> check() {
    Recording recording = sweep.output().recording();
    List<Problem> complaints = new ArrayList<>();
    for (String name : sweep.metrics()) {
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
}
