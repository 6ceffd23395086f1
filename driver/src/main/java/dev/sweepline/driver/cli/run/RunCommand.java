package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.input.SweepFiles;
import dev.sweepline.driver.station.Station;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.ParsedSweep;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.worker.network.UserCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code run}. */
@Command(name = "run", description = "Runs a sweep file.", mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private DriveOptions options;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private String file;

  @Option(
      names = "--new",
      description = "Starts afresh, whatever an earlier run of this file left undone.")
  private boolean afresh;

  /** The verb with what gives it a broker and, where wanted, a page. */
  public RunCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunSession session = options.session();
    UserCode userCode = options.jars().of(file);
    ParsedSweep reading = SweepFiles.readToRun(file, session.folders(), userCode);
    for (Problem warning : reading.warnings()) {
      System.err.println(warning.asWarningIn(reading.file()));
    }
    Sweep sweep = FiniteSweep.of(reading.sweep().orElseThrow());
    NotYet.warnings(sweep).forEach(line -> System.err.println(file + ": " + line));
    return session.run(opener, new NewSweep(sweep, reading, userCode, afresh));
  }
}
