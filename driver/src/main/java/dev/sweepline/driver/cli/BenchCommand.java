package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.bench.Bench;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code bench}. */
@Command(
    name = "bench",
    description = "Times training on this machine: with DL4J, packed, in PyTorch, and at best.",
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
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

  @Override
  public Integer call() {
    if (rounds < 1) {
      throw new UserException("--rounds " + rounds + " is not at least 1");
    }
    new Bench(
            data.folders(logOptions),
            ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime,
            python,
            rounds,
            System.out)
        .run();
    return 0;
  }
}
