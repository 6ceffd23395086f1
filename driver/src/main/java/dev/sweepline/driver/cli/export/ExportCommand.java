package dev.sweepline.driver.cli.export;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.export.ExportFormat;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.history.SweepHistory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code export}. */
@Command(
    name = "export",
    description =
        "Writes a sweep, running or ended, as files of other tools; from the log, so any number of"
            + " times.",
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Parameters(
      index = "1",
      paramLabel = "DIR",
      description = "The folder to write to; of mlflow the server, http://HOST:5000.")
  private String target;

  @Option(
      names = "--to",
      paramLabel = "FORMAT",
      required = true,
      description =
          "csv and parquet: trials and measurements, a file each; json: one file with all that is"
              + " known; tensorboard: event files, a run for each trial; mlflow: runs on a server;"
              + " html: a report in one page.")
  private String format;

  /** The verb in its surroundings. */
  public ExportCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    ExportFormat to = ExportFormat.of(format);
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    SavedModels models = new SavedModels(logOptions.home());
    for (String written : to.export().write(history, models, target)) {
      context.console().line(written);
    }
    return 0;
  }
}
