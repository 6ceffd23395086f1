package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.option.ProgramOption;
import dev.sweepline.driver.input.RunCap;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.session.NewSweep;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.worker.network.user.UserCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code run}. */
@Command(name = "run", description = "Runs a sweep file.", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private DriveOptions options;

  @Mixin private ProgramOption program;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private String file;

  @Option(
      names = "--new",
      description = "Starts afresh, whatever an earlier run of this file left undone.")
  private boolean afresh;

  @Option(
      names = "--as",
      paramLabel = "FILE",
      description =
          "Reads the sweep file as if it lay there: what it names is looked for beside that, now"
              + " and when it is resumed.")
  private String place;

  /** The verb in its surroundings. */
  public RunCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    String where = place == null ? file : place;
    UserCode userCode = options.jars().of(where);
    ParsedSweep reading =
        SweepFiles.readToRun(where, program.read(file), options.folders(), userCode);
    context.warn(reading);
    reading.notes().forEach(context.console()::line);
    Sweep sweep = RunCap.of(reading.sweep().orElseThrow());
    return options.drive(context, new NewSweep(sweep, reading, userCode, afresh));
  }
}
