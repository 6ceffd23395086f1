package dev.sweepline.deploy.bench;

import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.log.DriverLiveness;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.log.SweepLease;
import dev.sweepline.driver.log.SweepLogFollower;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.loop.LoopParts;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.loop.StopConditions;
import dev.sweepline.driver.loop.SweepJournal;
import dev.sweepline.driver.loop.SweepLoop;
import dev.sweepline.driver.loop.TopModels;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.sampler.Samplers;
import dev.sweepline.driver.stopping.StoppingRules;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.kit.TestSubmissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/** A sweep as {@code run} drives it, without the command line around it. */
final class BenchSweep {
  private static final String FILE =
      """
      name: bench
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      save: {top: 0}
      trainer: %s
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
        hidden: {min: 16, max: 256}
        activation: {values: [relu, tanh, sigmoid]}
      """;

  private BenchSweep() {}

  /**
   * Runs so many trials.
   *
   * @param trainer {@code dl4j} hands trials out one by one
   * @return seconds from the first request for work to the acknowledged end
   * @throws IllegalStateException when not all of them completed
   */
  static double seconds(LogAddress log, String id, int trials, String trainer, TrialBackend backend)
      throws Exception {
    String file = FILE.formatted(trials, trainer);
    Sweep sweep = SweepFile.read("bench.yaml", file).sweep().orElseThrow();
    SweepSubmitted submitted =
        TestSubmissions.submission(id)
            .name("bench")
            .file("bench.yaml")
            .text(file)
            .objective(sweep.objective())
            .planned(Samplers.of(sweep).planned())
            .build();
    try (KafkaEventLog events = new KafkaEventLog(log);
        SweepLogFollower tail = SweepLogFollower.fromEnd(log, id);
        SerialThread owner = new SerialThread("owner", Duration.ofSeconds(20))) {
      Clock clock = Clock.systemUTC();
      SweepHistory history =
          new SweepLease(events, tail, DriverLiveness.ofThisProcess(new SecureRandom()), clock)
              .submit(submitted);
      SweepJournal journal = new SweepJournal(history, events, clock);
      StopConditions conditions = new StopConditions(sweep.limits(), sweep.objectives());
      TrialQueue queue =
          new TrialQueue(Samplers.of(sweep), journal, SpecFactory.of(sweep), conditions);
      TopModels none =
          new TopModels(sweep.objectives(), 0, 0, TopModels.Shelf.EMPTY, Runnable::run);
      SweepLoop loop =
          new SweepLoop(
              new LoopParts(journal, queue, backend, none, conditions, StoppingRules.of(sweep)),
              owner);
      tail.follow(event -> {});
      long start = System.nanoTime();
      EndedSweep ended = loop.start().get();
      double seconds = (System.nanoTime() - start) / 1e9;
      Counts counts = ended.history().counts();
      if (!counts.equals(new Counts(trials, trials, 0, 0, 0, 0, 0))) {
        throw new IllegalStateException("not all trials completed: " + counts);
      }
      return seconds;
    }
  }
}
