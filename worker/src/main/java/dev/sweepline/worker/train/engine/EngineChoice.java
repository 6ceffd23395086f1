package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.engine.OneDnn;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.pack.PackKey;
import java.util.Map;
import java.util.Optional;

/** Choice between the engine and DL4J for a trial that no pack takes. Stateless. */
public final class EngineChoice {
  private EngineChoice() {}

  /** Whether the engine trains it. */
  public static boolean takes(TrialSpec spec) {
    return isFor(spec) && obstacle(spec).isEmpty();
  }

  /**
   * Why DL4J trains a network in the engine's stead, in one line; empty for users' own, and where
   * the file asks for DL4J.
   */
  public static Optional<String> reason(TrialSpec spec) {
    return isFor(spec)
        ? obstacle(spec).map(what -> "DL4J trains it, many times slower, because of " + what)
        : Optional.empty();
  }

  /** Whether it is a network of ours that no pack takes. */
  private static boolean isFor(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.AUTO
        && spec.program().isEmpty()
        && NetworkFamilies.names().contains(spec.network().name())
        && PackKey.of(spec).isEmpty();
  }

  private static Optional<String> obstacle(TrialSpec spec) {
    if (DeviceCheck.isForGpus()) {
      return Optional.of("this build, which is for GPUs");
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
