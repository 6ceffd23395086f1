package dev.sweepline.worker.slot;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures what many quickstart-size trials in one JVM cost: {@code main TRIALS SLOTS [FOLDS]}.
 * Prints the seconds and the resident memory after every 50; not a test, since it takes minutes.
 */
final class ManyTrials {
  private ManyTrials() {}

  public static void main(String[] args) throws Exception {
    int trials = Integer.parseInt(args[0]);
    int slots = Integer.parseInt(args[1]);
    NamedOptions data =
        args.length < 3
            ? NamedOptions.named("digits")
            : new NamedOptions("digits", Map.of("folds", Long.valueOf(args[2])));
    TrialRunner runner =
        new TrialRunner(
            new DataFolders(Optional.empty(), Path.of("none")),
            UserCode.none(),
            InstantSource.system());
    AtomicInteger next = new AtomicInteger();
    AtomicInteger done = new AtomicInteger();
    long start = System.nanoTime();
    List<Thread> threads =
        java.util.stream.IntStream.range(0, slots)
            .mapToObj(slot -> new Thread(() -> work(runner, data, next, done, trials, start)))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void work(
      TrialRunner runner,
      NamedOptions data,
      AtomicInteger next,
      AtomicInteger done,
      int trials,
      long start) {
    for (int trial = next.getAndIncrement(); trial < trials; trial = next.getAndIncrement()) {
      TrialReport report = runner.run(spec(data, trial), new Recorder());
      if (!report.end().equals(new Completed())) {
        throw new IllegalStateException("trial " + trial + ": " + report.end());
      }
      int count = done.incrementAndGet();
      if (count % 50 == 0) {
        System.out.printf(
            "%d trials %.1f s %s%n", count, (System.nanoTime() - start) / 1e9, resident());
      }
    }
  }

  private static TrialSpec spec(NamedOptions data, int trial) {
    TrialSpec spec = Trials.digits(Budget.epochs(10), parameters(trial));
    return TestSpecs.spec(spec.id())
        .parameters(spec.parameters())
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(data)
        .network(spec.network())
        .build();
  }

  private static Map<String, Object> parameters(int trial) {
    SplittableRandom random = new SplittableRandom(trial);
    List<String> optimizers = List.of("adam", "sgd", "momentum", "nesterov", "rmsprop");
    return Map.of(
        "hidden", random.nextLong(16, 129),
        "layers", random.nextLong(1, 4),
        "batch_size", 32L,
        "dropout", random.nextInt(2) * 0.2,
        "optimizer", optimizers.get(random.nextInt(optimizers.size())),
        "learning_rate", Math.pow(10, random.nextDouble(-4, -2)));
  }

  private static String resident() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS"))
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "VmRSS unknown";
    }
  }
}
