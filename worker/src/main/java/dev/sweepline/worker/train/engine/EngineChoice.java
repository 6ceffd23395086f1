package dev.sweepline.worker.train.engine;

import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.engine.OneDnn;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.layer.Window;
import dev.sweepline.worker.network.layer.Window.Span;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import java.util.Map;
import java.util.Optional;

/**
 * Choice between the engine and DL4J for a trial that no pack takes. Thread-safe.
 *
 * @param families says what its network is
 */
public record EngineChoice(NetworkFamilies families) {

  /**
   * Whether the engine trains it.
   *
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when there is no such
   *     network
   */
  public boolean takes(TrialSpec spec, DataShape shape) {
    return isFor(spec) && obstacle(spec, Optional.of(shape)).isEmpty();
  }

  /**
   * Why DL4J trains a network in the engine's stead, in one line; empty where the file asks for
   * DL4J.
   *
   * @param shape of the data; while it is unknown, nothing is said of users' own networks
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when there is no such
   *     network
   */
  public Optional<String> reason(TrialSpec spec, Optional<DataShape> shape) {
    return isFor(spec)
        ? obstacle(spec, shape).map(what -> "DL4J trains it, many times slower, because of " + what)
        : Optional.empty();
  }

  private static boolean isFor(TrialSpec spec) {
    return spec.trainer() == TrainerChoice.AUTO
        && spec.program().isEmpty()
        && PackKey.of(spec).isEmpty();
  }

  private Optional<String> obstacle(TrialSpec spec, Optional<DataShape> shape) {
    if (DeviceCheck.isForGpus()) {
      return Optional.of("this build, which is for GPUs");
    }
    return (NetworkFamilies.names().contains(spec.network().name())
            ? ofSettings(spec.settings())
            : shape.flatMap(known -> ofPlan(spec, known)))
        .or(() -> OneDnn.missing().map(why -> "oneDNN, which does not load here (" + why + ")"));
  }

  private static Optional<String> ofSettings(Map<String, Object> settings) {
    long kernel = settings.get("kernel") instanceof Number side ? side.longValue() : 3;
    long stride = settings.get("stride") instanceof Number step ? step.longValue() : 1;
    return slow(kernel, stride);
  }

  /** Of a user's own. */
  private Optional<String> ofPlan(TrialSpec spec, DataShape shape) {
    ArrayKeeper keeper = ArrayKeeper.install();
    keeper.begin();
    try {
      PlannedNetwork planned =
          families
              .get(spec.network().name())
              .planned(spec.settings(), shape, new RandomStreams(spec.seed()));
      return planned.plan().isEmpty()
          ? Optional.of(planned.obstacle())
          : planned.plan().flatMap(EngineChoice::slow);
    } finally {
      keeper.end();
    }
  }

  private static Optional<String> slow(NetworkPlan plan) {
    int number = 0;
    for (LayerSpec layer : plan.layers()) {
      if (layer instanceof Convolution convolution) {
        number++;
        Window window = convolution.window();
        Optional<String> what = slow(window.down()).or(() -> slow(window.across()));
        if (what.isPresent()) {
          return Optional.of("convolution %d, %s".formatted(number, what.get()));
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> slow(Span span) {
    return slow(span.size(), span.step());
  }

  /**
   * oneDNN's own for these write beyond their arrays where channels are no multiple of eight, or
   * pad otherwise than DL4J.
   */
  private static Optional<String> slow(long kernel, long stride) {
    if (kernel == 1) {
      return Optional.of("kernel 1");
    }
    return stride > kernel + 1
        ? Optional.of("stride " + stride + " over kernel " + kernel)
        : Optional.empty();
  }
}
