package dev.sweepline.worker.bench;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.pack.Roofline;
import dev.sweepline.worker.train.probe.StepTimes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * Stopwatch for training steps with DL4J, packed or with the engine, and in PyTorch, one after the
 * other and again, so that all feel what else the machine does; of each the least counts. On the
 * calling thread alone.
 *
 * @param nanos a clock, best of this thread's own time on a processor: other programs then matter
 *     less
 * @param rounds how often each has its turn
 */
public record Bench(
    DataFolders folders, LongSupplier nanos, String python, int rounds, PrintStream out) {
  private static final int STEPS = 200;
  private static final int BATCH = 64;
  private static final List<Integer> PACKS = List.of(1, 4, 16, 64);

  /** One line for each network and optimizer, and what packs of other sizes reach. */
  public void run() {
    Roofline roofline = new Roofline(nanos);
    out.printf(Locale.ROOT, "copy %.1f GB/s, one thread%n", roofline.copy() / 1e9);
    for (String optimizer : List.of("adam", "nesterov")) {
      of("mnist", List.of(100L), optimizer, roofline);
      of("lines", List.of(20L, 20L), optimizer, roofline);
    }
    ConvolutionBench convolutions = new ConvolutionBench(folders, nanos, rounds, out);
    convolutions.of(Map.of("filters", 16L, "conv_layers", 2L, "hidden", 64L));
    convolutions.of(Map.of("filters", 32L, "conv_layers", 3L, "hidden", 64L, "batch_norm", true));
  }

  private void of(String dataset, List<Long> hidden, String optimizer, Roofline roofline) {
    NamedOptions choice = NamedOptions.named(dataset);
    DataSets sets = new DataSets(folders);
    if (sets.missing(choice).isPresent()) {
      out.println(sets.missing(choice).get());
      return;
    }
    DataSplits data = sets.load(choice);
    TrialSpec spec =
        new TrialSpec(
            new TrialId("bench", 0),
            1,
            1,
            Map.of("hidden", hidden, "optimizer", optimizer, "batch_size", (long) BATCH),
            0,
            1,
            Budget.steps(STEPS),
            new NetworkTraining(choice, NamedOptions.named("mlp")),
            Recording.NONE,
            TrialLimits.NONE,
            TrainerChoice.AUTO);
    int[] widths = DensePlan.read(spec.network().name(), spec.settings()).sizes(data.form());
    int lanes = PackKey.of(spec).orElseThrow().lanes();
    double dl4j = Double.POSITIVE_INFINITY;
    double packed = Double.POSITIVE_INFINITY;
    double torch = Double.POSITIVE_INFINITY;
    StepTimes times = new StepTimes(nanos);
    TorchSteps peer = new TorchSteps(python);
    for (int round = 0; round < rounds; round++) {
      dl4j = Math.min(dl4j, times.dl4j(spec, data, STEPS));
      packed = Math.min(packed, times.packed(spec, data, STEPS, lanes));
      OptionalDouble seconds = peer.seconds(optimizer, BATCH, STEPS, 4, widths);
      torch = Math.min(torch, seconds.orElse(Double.POSITIVE_INFINITY));
    }
    double rate = roofline.gemm(widths, BATCH);
    double floor = Roofline.operations(widths, BATCH) * STEPS / rate;
    out.printf(
        Locale.ROOT,
        "%s %s %s, batch %d, %d steps: trials/s dl4j %.2f, packed %.2f (%.1f times dl4j)",
        dataset,
        Arrays.toString(widths),
        optimizer,
        BATCH,
        STEPS,
        1 / dl4j,
        1 / packed,
        dl4j / packed);
    if (Double.isFinite(torch)) {
      out.printf(Locale.ROOT, ", torch %.2f (packed %.1f times)", 1 / torch, torch / packed);
    }
    out.printf(
        Locale.ROOT,
        "%n  gemm %.0f GFLOP/s, packed reaches %.0f %%;",
        rate / 1e9,
        100 * floor / packed);
    out.println(curve(spec, data, times));
  }

  private static String curve(TrialSpec spec, DataSplits data, StepTimes times) {
    List<String> points = new ArrayList<>();
    for (int lanes : PACKS) {
      points.add(
          String.format(
              Locale.ROOT, "%d: %.2f ms", lanes, 1e3 * times.packed(spec, data, STEPS, lanes)));
    }
    return " a trial in a pack of " + String.join(", ", points);
  }
}
