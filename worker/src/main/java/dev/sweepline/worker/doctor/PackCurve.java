package dev.sweepline.worker.doctor;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.train.probe.StepTimes;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cost of a minibatch for one network in packs of several sizes.
 *
 * @param seconds by the number of networks, from one to as many as packs get
 */
record PackCurve(SortedMap<Integer, Double> seconds) {
  private static final StepTimes TIMES = new StepTimes(System::nanoTime);
  private static final int WARM_UP = 20;
  private static final int FEWEST_STEPS = 5;
  private static final int MOST_STEPS = 200;
  private static final double LONGEST_SECONDS = 1;

  /** Times it for some seconds; empty where DL4J trains such trials one by one. */
  static Optional<PackCurve> of(TrialSpec spec, DataSplits data) {
    return PackKey.of(spec).map(key -> timed(spec, data, key.lanes()));
  }

  private static PackCurve timed(TrialSpec spec, DataSplits data, int most) {
    double first = TIMES.packed(spec, data, WARM_UP, 1) / WARM_UP;
    SortedMap<Integer, Double> seconds = new TreeMap<>();
    for (int lanes = 1; lanes <= most; lanes *= 2) {
      double affordable = LONGEST_SECONDS / (first * lanes);
      int steps = (int) Math.max(FEWEST_STEPS, Math.min(MOST_STEPS, affordable));
      seconds.put(lanes, TIMES.packed(spec, data, steps, lanes) / steps);
    }
    return new PackCurve(seconds);
  }

  /** In the packs that the driver makes. */
  double stepSeconds() {
    return seconds.get(seconds.lastKey());
  }

  /**
   * Tells of it.
   *
   * @param dl4j what DL4J takes
   */
  Finding finding(double dl4j) {
    String curve =
        seconds.entrySet().stream()
            .map(point -> "%d: %s".formatted(point.getKey(), millis(point.getValue())))
            .collect(Collectors.joining(", "));
    return Finding.ok(
        "packs: milliseconds a step by networks side by side %s; with DL4J %s"
            .formatted(curve, millis(dl4j)));
  }

  private static String millis(double seconds) {
    return String.format(Locale.ROOT, "%.3g", seconds * 1e3);
  }
}
