package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.DataOptions;
import dev.sweepline.driver.cli.input.JarOptions;
import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.SweepArgument;
import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.driver.cli.session.RefitRunner;
import dev.sweepline.driver.cli.session.ShutdownCloser;
import dev.sweepline.driver.cli.text.SweepSummary;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.user.UserCode;
import java.time.Clock;
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
  private final Services.Opener opener;

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

  /** The verb with what gives it a broker and, where wanted, a page. */
  public RefitCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (workers != null && workers < 1) {
      throw new UserException("--workers " + workers + " is not at least 1");
    }
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = opener.open(logOptions.log());
      parts.add(services::close);
      SweepHistory history = sweep.find(services.log());
      requireEnded(history);
      TrialHistory chosen =
          RefitRunner.trial(history, trial == null ? OptionalInt.empty() : OptionalInt.of(trial));
      DataFolders folders = data.folders(logOptions);
      UserCode userCode = jars.of(history.submitted().file());
      Sweep read = SweepFiles.recorded(history.submitted(), folders, userCode);
      UserCode carried = userCode.carrying(read.network().orElseThrow().name());
      EventLog log = new KafkaEventLog(services.log());
      parts.add(log::close);
      Refit refit = read.terms().refit().orElse(Refit.DEFAULT);
      OptionalInt most = workers == null ? refit.workers() : OptionalInt.of(workers);
      SparkBackend backend =
          SparkBackend.start(
              services.log(), folders, carried, new SlotRequest(most, OptionalInt.empty()));
      parts.add(backend::close);
      RefitRunner refitting =
          new RefitRunner(backend, log, new ModelFolder(folders.home()), Clock.systemUTC());
      System.out.println(
          SweepSummary.refitted(refitting.run(history, read, chosen, refit.withWorkers(most))));
      return 0;
    }
  }

  private static void requireEnded(SweepHistory history) {
    if (DriverLiveness.isDriven(history, Clock.systemUTC().millis())) {
      throw new UserException(
          "%s is being run by %s; refit it once it has ended, or write refit: true into its file"
              .formatted(history.id(), history.holder().orElseThrow()));
    }
  }
}
