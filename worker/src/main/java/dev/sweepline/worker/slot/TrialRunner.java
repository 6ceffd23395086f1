package dev.sweepline.worker.slot;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.device.DeviceCheck;
import dev.sweepline.worker.device.Devices;
import dev.sweepline.worker.device.Kernels;
import dev.sweepline.worker.engine.OneDnn;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.program.ProgramPlaces;
import dev.sweepline.worker.program.ProgramRunner;
import dev.sweepline.worker.train.EpochListener;
import dev.sweepline.worker.train.Outcome;
import dev.sweepline.worker.train.Trainer;
import dev.sweepline.worker.train.dl4j.Dl4jTrainer;
import dev.sweepline.worker.train.dl4j.TrialRefit;
import dev.sweepline.worker.train.engine.EngineChoice;
import dev.sweepline.worker.train.engine.EngineTrainer;
import dev.sweepline.worker.train.packed.PackedTrainer;
import dev.sweepline.worker.train.packed.PackedTrial;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A runner of trials, networks and programs, many at once; thread-safe. One per JVM, so that data
 * sets are loaded once.
 */
public final class TrialRunner implements TrialExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(TrialRunner.class);

  private final DataSets dataSets;
  private final NetworkFamilies families;
  private final EngineChoice choice;
  private final Trainer trainer;
  private final Trainer engine;
  private final PackedTrainer packed;
  private final ProgramRunner programs;

  /**
   * A runner that trains dense networks packed, convolutional ones with the engine and all others
   * with DL4J.
   *
   * @param userCode where users' own networks are found
   * @param clock gives the seconds in measurements
   */
  public TrialRunner(DataFolders folders, UserCode userCode, InstantSource clock) {
    this(folders, userCode, Optional.empty(), clock, new ModelFolder(folders.home()));
  }

  /**
   * One that keeps networks elsewhere.
   *
   * @param models where
   */
  public TrialRunner(
      DataFolders folders, UserCode userCode, InstantSource clock, ModelFolder models) {
    this(folders, userCode, Optional.empty(), clock, models);
  }

  /**
   * One on a machine to which the files of programs were sent.
   *
   * @param files an archive of them; empty where programs run beside the sweep file
   */
  public TrialRunner(
      DataFolders folders, UserCode userCode, Optional<Path> files, InstantSource clock) {
    this(folders, userCode, files, clock, new ModelFolder(folders.home()));
  }

  private TrialRunner(
      DataFolders folders,
      UserCode userCode,
      Optional<Path> files,
      InstantSource clock,
      ModelFolder models) {
    this.dataSets = new DataSets(folders);
    this.families = new NetworkFamilies(userCode);
    this.choice = new EngineChoice(families);
    this.trainer = new Dl4jTrainer(families, clock, models);
    this.programs = new ProgramRunner(places(folders, userCode, files), clock);
    this.engine = new EngineTrainer(families, clock, models);
    this.packed = new PackedTrainer(families, clock, models);
  }

  /**
   * Loads what trials on a data set will need, so that the first need not wait for it. What is
   * wrong with it they find themselves.
   */
  public void prepare(NamedOptions dataset) {
    try {
      dataSets.folds(dataset);
      PackKey.kernels();
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.debug("{} could not be loaded beforehand", dataset.name(), e);
    }
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
    LoneAttempt attempt = new LoneAttempt(spec, listener);
    run(List.of(attempt));
    return attempt.report();
  }

  /**
   * Trains trials on the calling thread, each as {@link #run(TrialSpec, EpochListener)} says: those
   * with a {@link PackKey} in common as one computation, the others one after the other. Never
   * throws; every attempt hears of its end as soon as its trial is over.
   */
  @Override
  public void run(List<TrialAttempt> attempts) {
    Map<Optional<PackKey>, List<TrialAttempt>> groups =
        attempts.stream()
            .collect(
                Collectors.groupingBy(
                    attempt -> key(attempt.spec()), LinkedHashMap::new, Collectors.toList()));
    groups.forEach(
        (key, alike) -> {
          if (key.isPresent()) {
            together(alike);
          } else {
            alike.forEach(this::alone);
          }
        });
  }

  private static ProgramPlaces places(
      DataFolders folders, UserCode userCode, Optional<Path> files) {
    Optional<Path> folder =
        Optional.of(userCode.folder())
            .filter(name -> !name.isBlank() && !Storage.isElsewhere(name))
            .map(Path::of);
    return new ProgramPlaces(folders.home(), folder, files);
  }

  /** Ends every program that still runs. */
  @Override
  public void close() {
    programs.close();
  }

  /** Packs compute on processors: a build for GPUs trains every trial with DL4J. */
  private static Optional<PackKey> key(TrialSpec spec) {
    return spec.program().isPresent() || DeviceCheck.isForGpus()
        ? Optional.empty()
        : PackKey.of(spec);
  }

  private static Optional<String> refusal(TrialSpec spec) {
    return DeviceCheck.isForGpus() && spec.trainer() == TrainerChoice.PACKED
        ? Optional.of("trainer packed computes on processors, this build on GPUs; use auto")
        : PackKey.refuse(spec);
  }

  private void alone(TrialAttempt attempt) {
    Optional<ProgramRun> program = attempt.spec().program();
    if (program.isPresent()) {
      run(program.get(), attempt);
      return;
    }
    String kernels = "";
    try {
      TrialSpec spec = attempt.spec();
      refusal(spec)
          .ifPresent(
              why -> {
                throw new InvalidNetworkException(why);
              });
      List<DataSplits> folds = dataSets.folds(spec.dataset());
      attempt.heartbeat().beat();
      boolean fast = choice.takes(spec, folds.get(0).form());
      kernels = fast ? OneDnn.name() : Kernels.name();
      done(attempt, (fast ? engine : trainer).train(spec, folds, attempt), kernels);
    } catch (Throwable thrown) {
      String trained = kernels;
      failed(attempt, thrown, () -> trained);
    }
  }

  private void run(ProgramRun program, TrialAttempt attempt) {
    TrialEnd end = programs.run(attempt.spec(), program, attempt, Devices.chosen());
    tell(attempt, end, Map.of(), "");
  }

  private void together(List<TrialAttempt> attempts) {
    try {
      DataSplits data = dataSets.load(attempts.get(0).spec().dataset());
      attempts.forEach(attempt -> attempt.heartbeat().beat());
      packed.train(
          attempts.stream()
              .map(
                  attempt ->
                      new PackedTrial(
                          attempt.spec(),
                          attempt,
                          outcome -> done(attempt, outcome, PackKey.kernels()),
                          thrown -> failed(attempt, thrown, PackKey::kernels)))
              .toList(),
          data);
    } catch (Throwable thrown) {
      attempts.forEach(attempt -> failed(attempt, thrown, PackKey::kernels));
    }
  }

  private static void done(TrialAttempt attempt, Outcome outcome, String kernels) {
    tell(attempt, outcome.end(), outcome.results(), kernels);
  }

  private static void failed(TrialAttempt attempt, Throwable thrown, Supplier<String> kernels) {
    TrialEnd end = FailureClassifier.end(thrown);
    // Who could not train may not have loaded any.
    boolean trained = !(end instanceof Failed failed) || failed.kind() == FailureKind.DIVERGED;
    tell(attempt, end, Map.of(), trained ? kernels.get() : "");
  }

  private static void tell(
      TrialAttempt attempt, TrialEnd end, Map<String, Double> results, String kernels) {
    try {
      attempt.ended(end, results, kernels);
    } catch (RuntimeException e) {
      LOG.error("nobody took the end of trial {}", attempt.spec().id(), e);
    }
  }
}
