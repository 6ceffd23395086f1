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
import dev.sweepline.worker.engine.OneDnn;
import dev.sweepline.worker.train.probe.StepTimes;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Stopwatch for convolutional networks with DL4J and the engine, in turn; see {@link Bench}. */
record ConvolutionBench(DataFolders folders, LongSupplier nanos, int rounds, PrintStream out) {
  /** DL4J takes a second for ten. */
  private static final int FEW = 10;

  private static final int STEPS = 50;
  private static final int BATCH = 64;
  private static final NamedOptions DATA = NamedOptions.named("mnist");

  /**
   * One line; nothing where the data is missing, or oneDNN, which is then said.
   *
   * @param network its settings
   */
  void of(Map<String, Object> network) {
    DataSets sets = new DataSets(folders);
    if (sets.missing(DATA).isPresent()) {
      return;
    }
    if (OneDnn.missing().isPresent()) {
      out.println("cnn: oneDNN does not load here: " + OneDnn.missing().get());
      return;
    }
    DataSplits data = sets.load(DATA);
    TrialSpec spec = spec(network);
    StepTimes times = new StepTimes(nanos);
    times.engine(spec, data, FEW); // oneDNN generates its kernels once
    double dl4j = Double.POSITIVE_INFINITY;
    double engine = Double.POSITIVE_INFINITY;
    for (int round = 0; round < rounds; round++) {
      dl4j = Math.min(dl4j, times.dl4j(spec, data, FEW) / FEW);
      engine = Math.min(engine, times.engine(spec, data, STEPS) / STEPS);
    }
    out.printf(
        Locale.ROOT,
        "%s cnn %s adam, batch %d: images/s dl4j %.0f, engine %.0f (%.1f times dl4j); %s%n",
        DATA.name(),
        new TreeMap<>(network),
        BATCH,
        BATCH / dl4j,
        BATCH / engine,
        dl4j / engine,
        OneDnn.name());
  }

  private static TrialSpec spec(Map<String, Object> network) {
    Map<String, Object> settings = new TreeMap<>(network);
    settings.put("batch_size", (long) BATCH);
    return new TrialSpec(
        new TrialId("bench", 0),
        1,
        1,
        settings,
        0,
        1,
        Budget.steps(STEPS),
        new NetworkTraining(DATA, NamedOptions.named("cnn")),
        Recording.NONE,
        TrialLimits.NONE,
        TrainerChoice.AUTO);
  }
}
