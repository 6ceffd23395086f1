package dev.sweepline.driver.backtest;

import dev.sweepline.driver.backtest.table.MeasuredTable;
import dev.sweepline.driver.sampler.Sampler;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.text.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/**
 * A comparison of methods on one table: every method runs once under every seed. The same settings
 * give the same results, whatever the number of threads.
 *
 * @param file the sweep file, which has a sweep
 * @param table in the file's space
 * @param settings how much is run
 * @param submit the beginning of a sweep's log
 */
public record Backtest(
    ParsedSweep file,
    MeasuredTable table,
    Settings settings,
    BiFunction<Sweep, OptionalLong, SweepSubmitted> submit) {

  /**
   * How much is run.
   *
   * @param trials of each run
   * @param seeds from 0
   * @param slots trials that run at once
   * @param threads runs that are computed at once
   */
  public record Settings(int trials, int seeds, int slots, int threads) {}

  /**
   * Runs all.
   *
   * @throws UserException where a method does not go with the file, before anything is run
   */
  public List<MethodResult> run(List<MethodChoice> methods) throws InterruptedException {
    methods.forEach(method -> Samplers.of(sweep(method, 0)));
    KnownTable known = KnownTable.of(table, file.sweep().orElseThrow());
    ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
    try {
      List<List<Future<RunResult>>> runs = new ArrayList<>();
      for (MethodChoice method : methods) {
        runs.add(
            LongStream.range(0, settings.seeds())
                .mapToObj(seed -> threads.submit(() -> run(method, seed, known)))
                .toList());
      }
      List<MethodResult> results = new ArrayList<>();
      for (int i = 0; i < methods.size(); i++) {
        results.add(new MethodResult(methods.get(i).label(), all(runs.get(i))));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<RunResult> all(List<Future<RunResult>> runs) throws InterruptedException {
    List<RunResult> results = new ArrayList<>();
    for (Future<RunResult> run : runs) {
      try {
        results.add(run.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
    return results;
  }

  private RunResult run(MethodChoice method, long seed, KnownTable known) {
    Sweep sweep = sweep(method, seed);
    Sampler sampler = Samplers.of(sweep);
    return new TableSweep(sweep, known, settings.slots())
        .run(sampler, submit.apply(sweep, sampler.planned()));
  }

  private Sweep sweep(MethodChoice method, long seed) {
    if (method.keepsMethod()
        && file.sweep().orElseThrow().search().method() instanceof Method.Pbt) {
      throw MethodChoice.untestable(method.label());
    }
    String changes =
        "%srun_cap: %d\nseed: %d\nbudget: {epochs: %d}\n"
            .formatted(method.changes(), settings.trials(), seed, epochs());
    ParsedSweep changed = SweepFile.read(file.file(), file.text(), changes);
    return changed
        .sweep()
        .orElseThrow(
            () ->
                new UserException(
                    "--methods %s: %s"
                        .formatted(method.label(), changed.errors().get(0).message())));
  }

  /** As many as the file says where the table has them, or all that the table has. */
  private int epochs() {
    boolean said =
        file.places().containsKey("budget.epochs") || file.places().containsKey("budget.steps");
    int asked = file.sweep().orElseThrow().training().budget().amount();
    return said ? Math.min(asked, table.steps()) : table.steps();
  }
}
