package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.session.RefitRunner;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.SessionOptions;
import dev.sweepline.driver.session.SweepSession;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.TrialResources;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code refit}. */
@Command(
    name = "refit",
    description =
        "Trains a sweep's best assignment, or another trial's, again on training and validation"
            + " data, spread over all cores.",
    mixinStandardHelpOptions = true)
public final class RefitCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private JarOptions jars;

  @Mixin private DataOptions data;

  @Option(
      names = "--workers",
      paramLabel = "N",
      description = "How many train at once; default: what the file says, or all cores.")
  private Integer workers;

  @Mixin private SweepArgument sweep;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRIAL",
      description = "A trial's number; default: the best.")
  private Integer trial;

  /** The verb in its surroundings. */
  public RefitCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (workers != null && workers < 1) {
      throw new UserException("--workers " + workers + " is not at least 1");
    }
    DataFolders folders = data.folders(logOptions);
    SessionOptions options =
        new SessionOptions(
            logOptions.log(), Optional.empty(), folders, OptionalInt.empty(), List.of());
    try (SweepSession session = SweepSession.open(options, context)) {
      SweepHistory history = sweep.find(session.address());
      requireEnded(history);
      TrialHistory chosen =
          RefitRunner.trial(history, trial == null ? OptionalInt.empty() : OptionalInt.of(trial));
      UserCode userCode = jars.of(history.submitted().file());
      Sweep read = SweepFiles.recorded(history.submitted(), folders, userCode);
      ProgramSweeps.refuse(read, "refit trains networks");
      Refit refit = read.output().refit().orElse(Refit.DEFAULT);
      OptionalInt most = workers == null ? refit.workers() : OptionalInt.of(workers);
      SparkBackend backend =
          session.startSpark(
              userCode,
              read.training().network().orElseThrow().name(),
              List.of(),
              new SlotRequest(most, OptionalInt.empty(), TrialResources.DEFAULT, true));
      new RefitRunner(session, backend).run(history, read, chosen, refit.withWorkers(most));
      return 0;
    }
  }

  private void requireEnded(SweepHistory history) {
    if (DriverLiveness.isDriven(history, context.clock().millis())) {
      throw new UserException(
          "%s is being run by %s; refit it once it has ended, or write refit: true into its file"
              .formatted(history.id(), history.holder().orElseThrow()));
    }
  }
}
