package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.driver.cli.session.NewSweep;
import dev.sweepline.driver.cli.session.RunCap;
import dev.sweepline.driver.cli.session.SweepSession;
import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.ParsedSweep;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.worker.network.user.UserCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code run}. */
@Command(name = "run", description = "Runs a sweep file.", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private final Services.Opener opener;

  @Mixin private DriveOptions options;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private String file;

  @Option(
      names = "--new",
      description = "Starts afresh, whatever an earlier run of this file left undone.")
  private boolean afresh;

  /** The verb with what gives it a broker and, where wanted, a page. */
  public RunCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    SweepSession session = options.session();
    UserCode userCode = options.jars().of(file);
    ParsedSweep reading = SweepFiles.readToRun(file, session.folders(), userCode);
    for (Problem warning : reading.warnings()) {
      System.err.println(warning.asWarningIn(reading.file()));
    }
    Sweep sweep = RunCap.of(reading.sweep().orElseThrow());
    return session.run(opener, new NewSweep(sweep, reading, userCode, afresh));
  }
}
