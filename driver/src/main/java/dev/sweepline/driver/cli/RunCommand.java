package dev.sweepline.driver.cli;

import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.station.Station;
import dev.sweepline.sweep.Method;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.Problem;
import dev.sweepline.sweep.file.Reading;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.UserCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Runs a sweep file.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  static final String PORT_HELP = "Where the page listens; default: 7878; 0 for any free port.";
  private static final int LARGEST_PORT = 65_535;

  private final Station.Opener opener;

  @Mixin private Place place;

  @Mixin private Jars jars;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private Path file;

  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are looked for.")
  private Path data;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: all cores.")
  private Integer slots;

  @Option(names = "--port", paramLabel = "N", description = PORT_HELP)
  private Integer port;

  @Option(names = "--exit", description = "Ends with the sweep, even on a terminal.")
  private boolean exit;

  RunCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (slots != null && slots < 1) {
      throw new IllegalArgumentException("--slots " + slots + " is not at least 1");
    }
    DataFolders folders = place.folders(Optional.ofNullable(data));
    UserCode userCode = jars.of(file);
    Reading reading = SweepFiles.readToRun(file, folders, userCode);
    for (Problem warning : reading.warnings()) {
      System.err.println(warning.asWarningIn(reading.file()));
    }
    // The launcher knows: the JVM can only tell whether all of its streams are a terminal.
    boolean terminal = Boolean.getBoolean("sweepline.terminal");
    Sweep sweep = finite(reading.sweep().orElseThrow());
    NotYet.warnings(sweep).forEach(line -> System.err.println(file + ": " + line));
    RunSession session = new RunSession(sweep, reading, folders, userCode, slots(sweep));
    return session.run(opener, place.page(port(port)), terminal, terminal && !exit);
  }

  /** A search without an end gets one; a grid has one, though it may not have been counted. */
  private static Sweep finite(Sweep sweep) {
    OptionalLong planned = Samplers.of(sweep).planned();
    if (planned.orElse(0) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          sweep.name() + " has too many trials to run; write run_cap to run the first of them");
    }
    boolean ends = planned.isPresent() || sweep.method() instanceof Method.Grid;
    return ends ? sweep : sweep.withRunCap(Sweep.TRIALS_WITHOUT_END);
  }

  /** As many as asked for, but no more than the file allows. */
  private OptionalInt slots(Sweep sweep) {
    OptionalInt parallel = sweep.terms().limits().parallel();
    int asked = slots == null ? Runtime.getRuntime().availableProcessors() : slots;
    return parallel.isPresent()
        ? OptionalInt.of(Math.min(parallel.getAsInt(), asked))
        : optional(slots);
  }

  private static OptionalInt optional(Integer number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  static OptionalInt port(Integer port) {
    if (port != null && (port < 0 || port > LARGEST_PORT)) {
      throw new IllegalArgumentException("--port " + port + " is not in 0..65535");
    }
    return optional(port);
  }
}
