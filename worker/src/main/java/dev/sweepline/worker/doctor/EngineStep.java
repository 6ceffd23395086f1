package dev.sweepline.worker.doctor;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.train.engine.EngineChoice;
import dev.sweepline.worker.train.probe.StepTimes;
import java.util.Locale;
import java.util.Optional;

/** Cost of a minibatch for a network that the engine trains. */
record EngineStep(double seconds) {
  private static final int WARM_UP = 20;
  private static final int STEPS = 50;

  /** Times it for some seconds at most; empty where the engine does not train such trials. */
  static Optional<EngineStep> of(TrialSpec spec, DataSplits data, NetworkFamilies families) {
    if (!new EngineChoice(families).takes(spec, data.form())) {
      return Optional.empty();
    }
    StepTimes times = new StepTimes(System::nanoTime, families);
    double first = times.engine(spec, data, WARM_UP) / WARM_UP;
    int steps = (int) Math.max(1, Math.min(STEPS, 2 / first));
    return Optional.of(new EngineStep(times.engine(spec, data, steps) / steps));
  }

  /**
   * Tells of it.
   *
   * @param dl4j what DL4J takes
   */
  Finding finding(double dl4j) {
    return Finding.ok(
        String.format(
            Locale.ROOT,
            "engine: milliseconds a step %.3g; with DL4J %.3g",
            seconds * 1e3,
            dl4j * 1e3));
  }
}
