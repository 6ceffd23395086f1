package dev.sweepline.worker.slot;

import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.device.Kernels;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Heartbeat;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import dev.sweepline.worker.train.packed.PackedTrainer;
import dev.sweepline.worker.train.packed.PackedTrial;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runner of trials, many at once; thread-safe. One per JVM, so that data sets are loaded once. */
public final class TrialRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TrialRunner.class);

  private final DataSets dataSets;
  private final NetworkFamilies families;
  private final Trainer trainer;
  private final PackedTrainer packed;

  /**
   * A runner that trains dense networks packed and all others with DL4J.
   *
   * @param userCode where users' own networks are found
   * @param clock gives the seconds in measurements
   */
  public TrialRunner(DataFolders folders, UserCode userCode, InstantSource clock) {
    ModelFolder models = new ModelFolder(folders.home());
    this.dataSets = new DataSets(folders);
    this.families = new NetworkFamilies(userCode);
    this.trainer = new Dl4jTrainer(families, clock, models);
    this.packed = new PackedTrainer(families, clock, models);
  }

  /**
   * A trial's assignment, to be trained again on more data.
   *
   * @param batchSize rows of a minibatch; 0 for the trial's own
   * @throws dev.sweepline.worker.data.DataException when the data set is absent or broken
   * @throws dev.sweepline.worker.network.settings.InvalidNetworkException when it describes no
   *     network
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
    AtomicReference<TrialReport> report = new AtomicReference<>();
    run(List.of(new PackedRun(spec, listener, report::set)));
    return report.get();
  }

  /**
   * Trains trials on the calling thread, each as {@link #run(TrialSpec, EpochListener)} says: those
   * with a {@link PackKey} in common as one computation, the others one after the other. Never
   * throws; every seat's {@code ended} is called exactly once, as soon as its trial is over.
   */
  public void run(List<PackedRun> seats) {
    Map<Optional<PackKey>, List<Riding>> groups =
        seats.stream()
            .collect(
                Collectors.groupingBy(
                    seat -> key(seat.spec()),
                    LinkedHashMap::new,
                    Collectors.mapping(Riding::new, Collectors.toList())));
    groups.forEach(
        (key, riding) -> {
          if (key.isPresent()) {
            together(riding);
          } else {
            riding.forEach(this::alone);
          }
        });
  }

  /** Packs compute on processors: a build for GPUs trains every trial with DL4J. */
  private static Optional<PackKey> key(TrialSpec spec) {
    return DeviceCheck.isForGpus() ? Optional.empty() : PackKey.of(spec);
  }

  private static Optional<String> refusal(TrialSpec spec) {
    return DeviceCheck.isForGpus() && spec.trainer() == TrainerChoice.PACKED
        ? Optional.of("trainer packed computes on processors, this build on GPUs; use auto")
        : PackKey.refuse(spec);
  }

  private void alone(Riding riding) {
    try {
      TrialSpec spec = riding.spec();
      refusal(spec)
          .ifPresent(
              why -> {
                throw new InvalidNetworkException(why);
              });
      List<DataSplits> folds = dataSets.folds(spec.dataset());
      riding.heartbeat().beat();
      riding.done(trainer.train(spec, folds, riding));
    } catch (Throwable thrown) {
      riding.failed(thrown);
    }
  }

  private void together(List<Riding> riding) {
    try {
      DataSplits data = dataSets.load(riding.get(0).spec().dataset());
      riding.forEach(one -> one.heartbeat().beat());
      packed.train(
          riding.stream()
              .map(one -> new PackedTrial(one.spec(), one, one::done, one::failed))
              .toList(),
          data);
    } catch (Throwable thrown) {
      riding.forEach(one -> one.failed(thrown));
    }
  }

  /** A seat while its trial runs: counts measurements and reports one end. */
  private static final class Riding implements EpochListener {
    private final PackedRun seat;
    private int measurements;
    private boolean over;

    Riding(PackedRun seat) {
      this.seat = seat;
    }

    TrialSpec spec() {
      return seat.spec();
    }

    void done(Outcome outcome) {
      end(outcome.end(), outcome.results());
    }

    void failed(Throwable thrown) {
      end(FailureClassifier.end(thrown), Map.of());
    }

    private void end(TrialEnd end, Map<String, Double> results) {
      if (over) {
        return;
      }
      over = true;
      try {
        TrialReport report = new TrialReport(end, measurements, results);
        // Who measured nothing may not have loaded any.
        seat.ended().accept(measurements == 0 ? report : report.withKernels(Kernels.name()));
      } catch (RuntimeException e) {
        LOG.error("nobody took the end of trial {}", spec().id(), e);
      }
    }

    @Override
    public Verdict measured(Measurement measurement) {
      measurements++;
      return seat.listener().measured(measurement);
    }

    @Override
    public Heartbeat heartbeat() {
      return seat.listener().heartbeat();
    }

    @Override
    public boolean keeps(Map<String, Double> results) {
      return seat.listener().keeps(results);
    }
  }
}
