package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.engine.OneDnn;
import java.util.Map;
import java.util.Optional;

/** Choice between the engine and DL4J for a trial that no pack takes. Stateless. */
public final class EngineChoice {
  private static final String CNN = "cnn";

  private EngineChoice() {}

  /** Whether the engine trains it. */
  public static boolean takes(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.AUTO
        && spec.network().name().equals(CNN)
        && obstacle(spec).isEmpty();
  }

  /**
   * Why DL4J trains a convolutional network in the engine's stead, in one line; empty for others,
   * and where the file asks for DL4J.
   */
  public static Optional<String> reason(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.AUTO && spec.network().name().equals(CNN)
        ? obstacle(spec).map(what -> "DL4J trains it, many times slower, because of " + what)
        : Optional.empty();
  }

  private static Optional<String> obstacle(TrialSpec spec) {
    if (DeviceCheck.isForGpus()) {
      return Optional.of("this build, which is for GPUs");
    }
    if (spec.recording().layers()) {
      return Optional.of("measurements: [layers]");
    }
    Map<String, Object> settings = spec.settings();
    long kernel = settings.get("kernel") instanceof Number side ? side.longValue() : 3;
    long stride = settings.get("stride") instanceof Number step ? step.longValue() : 1;
    if (kernel == 1 || stride > kernel + 1) {
      // oneDNN's own for these write beyond their arrays where channels are no multiple of eight,
      // or pad otherwise than DL4J.
      return Optional.of(kernel == 1 ? "kernel 1" : "stride " + stride + " over kernel " + kernel);
    }
    return OneDnn.missing().map(why -> "oneDNN, which does not load here (" + why + ")");
  }
}
