package dev.sweepline.driver.demo;

import dev.sweepline.sweep.random.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The made-up course of one trial: accuracy rises towards a level that its parameters set, loss
 * falls, and rates that are too high diverge. Immutable.
 *
 * @param top the accuracy it comes to in the end
 * @param speed how much of the rest each epoch brings
 * @param seconds an epoch's length
 * @param lastEpoch the epoch after which it cannot go on; the largest number where it can
 * @param noise what its scatter is drawn from
 */
record DemoCurve(double top, double speed, double seconds, int lastEpoch, Address noise) {
  private static final List<String> NAMES =
      List.of(
          "val_accuracy",
          "val_loss",
          "train_loss",
          "train_accuracy",
          "seconds",
          "gradient_norm",
          "weight_norm",
          "learning_rate_now");
  private static final double BEST_RATE = Math.log10(0.004);

  /** The course of a trial with these parameters. */
  static DemoCurve of(Map<String, Object> parameters, int epochs, Address noise) {
    double rate = number(parameters, "learning_rate");
    double hidden = number(parameters, "hidden");
    double dropout = number(parameters, "dropout");
    boolean sgd = "sgd".equals(parameters.get("optimizer"));
    double momentum = sgd ? number(parameters, "momentum") : 0;
    double distance = Math.log10(rate) - BEST_RATE - (sgd ? 1 - momentum : 0);
    double overfit = Math.abs(dropout - 0.2) * 0.03;
    double scatter = 0.006 * normal(noise.then("top"));
    double level =
        0.988
            - 0.045 * distance * distance
            - 0.5 / hidden
            - overfit
            - ("tanh".equals(parameters.get("activation")) ? 0.008 : 0)
            + scatter;
    double top = Math.max(0.08 + 0.04 * unit(noise, "chance"), Math.min(0.9985, level));
    double speed = 0.15 + 0.5 * Math.exp(-distance * distance / 2) + 0.1 * unit(noise, "speed");
    double size = hidden * Math.max(1, 64 / number(parameters, "batch_size"));
    double seconds = 0.4 + size / 400 * (0.9 + 0.2 * unit(noise, "seconds"));
    boolean diverges = rate > 0.05 && unit(noise, "diverges") < Math.log10(rate / 0.05) + 0.15;
    int last = diverges ? 1 + (int) (unit(noise, "when") * epochs) : Integer.MAX_VALUE;
    return new DemoCurve(top, speed, seconds, last, noise);
  }

  /** Whether the loss is NaN by then. */
  boolean hasDiverged(int epoch) {
    return epoch >= lastEpoch;
  }

  /** The objective's value in an epoch. */
  double accuracy(int epoch) {
    double share = 1 - 0.75 * Math.exp(-speed * epoch);
    double value = top * share + 0.004 * normal(noise.then("accuracy").then(epoch));
    return Math.max(0, Math.min(1, value));
  }

  /** The first so many metrics of an epoch. */
  Map<String, Double> metrics(int epoch, int count) {
    Map<String, Double> metrics = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = i < NAMES.size() ? NAMES.get(i) : "layer_" + (i - NAMES.size()) + "_rms";
      metrics.put(name, value(name, epoch));
    }
    return metrics;
  }

  private double value(String name, int epoch) {
    boolean nan = hasDiverged(epoch);
    double loss = 0.02 + 2.2 * (1 - top) + 1.9 * Math.exp(-speed * epoch);
    double overfit = 0.4 * (1 - top) * Math.log1p(epoch);
    return switch (name) {
      case "seconds" -> seconds * epoch;
      case "val_accuracy" -> nan ? Double.NaN : accuracy(epoch);
      case "train_accuracy" -> nan ? Double.NaN : Math.min(1, accuracy(epoch) * 1.008);
      case "val_loss" -> nan ? Double.NaN : (loss + overfit) * jitter(name, epoch);
      case "train_loss" -> nan ? Double.NaN : loss * 0.9 * jitter(name, epoch);
      case "learning_rate_now" -> 1.0 / (1 + 0.1 * epoch);
      default -> nan ? Double.NaN : (0.5 + Math.exp(-speed * epoch)) * jitter(name, epoch);
    };
  }

  private double jitter(String name, int epoch) {
    return 1 + 0.03 * normal(noise.then(name).then(epoch));
  }

  private static double number(Map<String, Object> parameters, String name) {
    return parameters.get(name) instanceof Number number ? number.doubleValue() : 0;
  }

  private static double unit(Address noise, String what) {
    return noise.then(what).openUnit();
  }

  /** Nearly normal, from -3 to 3: the sum of twelve uniform draws less its mean has variance 1. */
  private static double normal(Address from) {
    double sum = -6;
    Address next = from;
    for (int i = 0; i < 12; i++) {
      next = next.then(i);
      sum += next.openUnit();
    }
    return sum / 2;
  }
}
