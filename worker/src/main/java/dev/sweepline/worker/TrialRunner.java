package dev.sweepline.worker;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.data.DataSets;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.UserCode;
import dev.sweepline.worker.train.Dl4jTrainer;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.TrialRefit;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs trials, many at once; thread-safe. One per JVM, so that data sets are loaded once. */
public final class TrialRunner {
  private final DataSets dataSets;
  private final NetworkFamilies families;
  private final Trainer trainer;

  /**
   * A runner that trains with DL4J.
   *
   * @param userCode where users' own networks are found
   * @param clock gives the seconds in measurements
   */
  public TrialRunner(DataFolders folders, UserCode userCode, InstantSource clock) {
    this.dataSets = new DataSets(folders);
    this.families = new NetworkFamilies(userCode);
    this.trainer = new Dl4jTrainer(families, clock, new ModelFolder(folders.home()));
  }

  /**
   * A trial's assignment, to be trained again on more data.
   *
   * @param batchSize rows of a minibatch; 0 for the trial's own
   * @throws dev.sweepline.worker.data.DataException when the data set is absent or broken
   * @throws dev.sweepline.worker.network.InvalidNetworkException when it describes no network
   */
  public TrialRefit refit(TrialSpec spec, int batchSize) {
    return new TrialRefit(
        spec, dataSets.load(spec.dataset()), families.get(spec.network().name()), batchSize);
  }

  /**
   * Trains one trial on the calling thread. Never throws: whatever goes wrong is the report's end.
   *
   * <p>A verdict other than CONTINUE, or a heartbeat that is stopped, ends training at once, with
   * {@code Cancelled("stopped by the driver")}: the driver, which knows the rule and the cutoff,
   * says how the trial ended. An interrupted thread ends with {@code Cancelled("interrupted")} and
   * stays interrupted.
   */
  public TrialReport run(TrialSpec spec, EpochListener listener) {
    AtomicInteger measurements = new AtomicInteger();
    try {
      List<DataSplits> folds = dataSets.folds(spec.dataset());
      listener.heartbeat().beat();
      Outcome outcome = trainer.train(spec, folds, new Counting(listener, measurements));
      return new TrialReport(outcome.end(), measurements.get(), outcome.results());
    } catch (Throwable thrown) {
      return new TrialReport(Failures.end(thrown), measurements.get(), Map.of());
    }
  }

  /**
   * Trains trials on the calling thread: as one computation where they have a {@link
   * dev.sweepline.worker.pack.PackKey} in common, otherwise one after the other. Never throws:
   * every seat's {@code ended} is called exactly once, as soon as its trial is over.
   */
  public void run(List<Seat> seats) {
    for (Seat seat : seats) {
      seat.ended().accept(run(seat.spec(), seat.listener()));
    }
  }

  private record Counting(EpochListener listener, AtomicInteger measurements)
      implements EpochListener {
    @Override
    public Verdict measured(Measurement measurement) {
      measurements.incrementAndGet();
      return listener.measured(measurement);
    }

    @Override
    public Heartbeat heartbeat() {
      return listener.heartbeat();
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return listener.keeps(results);
    }
  }
}
