package dev.sweepline.driver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.bench.Bench;
import dev.sweepline.worker.bench.JobBench;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code bench}. */
@Command(
    name = "bench",
    description =
        "Times training on this machine: with DL4J, packed or with the engine, in PyTorch, and at"
            + " best.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private DataOptions data;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "The python that may have PyTorch; default: python3.")
  private String python = "python3";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is timed; the best counts. Default: 4.")
  private int rounds = 4;

  @Option(
      names = "--job",
      description =
          "Times a whole sweep, broker, Spark and page included, beside Optuna and PyTorch.")
  private boolean job;

  @Option(names = "--trials", paramLabel = "N", description = "Trials of --job. Default: 300.")
  private int trials = 300;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  BenchCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    requireSome("--rounds", rounds);
    requireSome("--trials", trials);
    PrintStream lines =
        json ? new PrintStream(OutputStream.nullOutputStream(), false, UTF_8) : System.out;
    Map<String, Object> report = job ? job(lines) : steps(lines);
    if (json) {
      context.console().json(Json.write(Json.tree(report)));
    }
    return 0;
  }

  private Map<String, Object> steps(PrintStream lines) {
    return new Bench(
            data.folders(logOptions),
            ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
            python,
            rounds,
            lines)
        .run();
  }

  private Map<String, Object> job(PrintStream lines) throws IOException {
    return new JobBench(
            data.folders(logOptions),
            System::nanoTime,
            thisProgram(),
            python,
            trials,
            rounds,
            lines)
        .run();
  }

  /** What started this process, without its arguments. */
  private static List<String> thisProgram() {
    RuntimeMXBean jvm = ManagementFactory.getRuntimeMXBean();
    List<String> command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
    command.addAll(jvm.getInputArguments());
    command.addAll(List.of("-cp", jvm.getClassPath()));
    command.add(System.getProperty("sun.java.command").split(" ", 2)[0]);
    return command;
  }

  private static void requireSome(String option, int count) {
    if (count < 1) {
      throw new UserException(option + " " + count + " is not at least 1");
    }
  }
}
