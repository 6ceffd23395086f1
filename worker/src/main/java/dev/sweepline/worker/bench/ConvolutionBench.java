package dev.sweepline.worker.bench;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.train.probe.StepTimes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Stopwatch for convolutional networks with DL4J, the engine and PyTorch, in turn; see {@link
 * Bench}.
 *
 * @param data images of 28 pixels a side, one channel
 */
record ConvolutionBench(StepTimes times, TorchSteps torch, int rounds, DataSplits data) {
  private static final int SIDE = 28;
  private static final int HIDDEN = 64;

  /** DL4J takes a second for ten. */
  private static final int FEW = 10;

  private static final int STEPS = 50;
  private static final int NETWORKS = 2;

  /** Times one; PyTorch with channels first, which is its default, and last. */
  NetTimes of(NamedOptions dataset, int convolutions, int filters, boolean normalised) {
    TrialSpec spec =
        TimedTrials.spec(
            dataset,
            "cnn",
            Map.of(
                "conv_layers",
                (long) convolutions,
                "filters",
                (long) filters,
                "hidden",
                (long) HIDDEN,
                "batch_norm",
                normalised),
            STEPS);
    times.engine(spec, data, FEW); // oneDNN generates its kernels once
    double dl4j = Double.POSITIVE_INFINITY;
    double engine = Double.POSITIVE_INFINITY;
    Map<String, Double> peers = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      dl4j = Math.min(dl4j, times.dl4j(spec, data, FEW) * STEPS / FEW);
      engine = Math.min(engine, times.engine(spec, data, STEPS));
      torch("channels_first", convolutions, filters, normalised)
          .ifPresent(seconds -> peers.merge("torch", seconds, Math::min));
      torch("channels_last", convolutions, filters, normalised)
          .ifPresent(seconds -> peers.merge("torch channels_last", seconds, Math::min));
    }
    String net =
        "%s cnn [%d×%d, %d, %d]%s adam"
            .formatted(
                dataset.name(),
                convolutions,
                filters,
                HIDDEN,
                data.form().outputs(),
                normalised ? " batch norm" : "");
    return new NetTimes(net, TimedTrials.BATCH, STEPS, "engine", dl4j, engine, peers);
  }

  private OptionalDouble torch(String order, int convolutions, int filters, boolean normalised) {
    return torch
        .answer(
            "torch_convolution_steps.py",
            List.of(
                TimedTrials.BATCH,
                STEPS,
                NETWORKS,
                convolutions,
                filters,
                HIDDEN,
                SIDE,
                data.form().outputs(),
                normalised ? "batch_norm" : "plain",
                order))
        .number();
  }
}
