package dev.sweepline.deploy.bench;

import dev.sweepline.deploy.backend.ThreadBackend;
import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.worker.kafka.KafkaMetricSink;
import dev.sweepline.worker.slot.TrialAttempt;
import dev.sweepline.worker.slot.TrialExecutor;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How busy one driver keeps many slots. Slots are threads of this JVM, trials wait for a time drawn
 * from a log-normal distribution by their number. Arguments: slots, trials, median milliseconds of
 * a trial. Prints one JSON line: the share of slot time that was not a trial's, in all and up to
 * the last start, after which slots have nothing left to do; and what the JVM computed, driver,
 * broker and slots together.
 */
public final class SlotsBench {
  private static final double SIGMA = 0.5;
  private static final int EPOCHS = 5;

  private SlotsBench() {}

  public static void main(String[] args) throws Exception {
    int slots = Integer.parseInt(args[0]);
    int trials = Integer.parseInt(args[1]);
    double median = Double.parseDouble(args[2]);
    Waiting waiting = new Waiting(trials, median);
    Path home = Files.createTempDirectory("slots");
    try (EmbeddedBroker broker = EmbeddedBroker.start(home.resolve("kafka"))) {
      TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), Duration.ofSeconds(60));
      KafkaMetricSink sink = new KafkaMetricSink(LogAddress.of(broker.bootstrap()));
      try (ThreadBackend backend = new ThreadBackend(slots, waiting, sink, Clock.systemUTC())) {
        long processor = processorNanos();
        double seconds =
            BenchSweep.seconds(LogAddress.of(broker.bootstrap()), "slots", trials, "dl4j", backend);
        double used = (processorNanos() - processor) / 1e9;
        System.out.printf(
            Locale.ROOT,
            "{\"slots\": %d, \"trials\": %d, \"epochs\": %d, \"seconds\": %.2f,"
                + " \"idle_share\": %.4f, \"idle_share_before_the_end\": %.4f,"
                + " \"cpu_ms_per_trial\": %.3f}%n",
            slots,
            trials,
            EPOCHS,
            seconds,
            waiting.idleShare(slots, waiting.lastEnd()),
            waiting.idleShare(slots, waiting.lastBegin()),
            used * 1e3 / trials);
      }
    }
    System.exit(0);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Trials that take their time and nothing else. Thread-safe: each has places of its own. */
  private static final class Waiting implements TrialExecutor {
    private final double median;
    private final long[] begins;
    private final long[] ends;

    Waiting(int trials, double median) {
      this.median = median;
      this.begins = new long[trials];
      this.ends = new long[trials];
    }

    @Override
    public void run(List<TrialAttempt> attempts) {
      attempts.forEach(this::run);
    }

    private void run(TrialAttempt attempt) {
      int trial = attempt.spec().id().trial();
      begins[trial] = System.nanoTime();
      for (int epoch = 1; epoch <= EPOCHS; epoch++) {
        rest(length(trial) / EPOCHS);
        attempt.heartbeat().beat();
        attempt.measured(new Measurement(epoch, epoch, Map.of("val_accuracy", 0.5)));
      }
      ends[trial] = System.nanoTime();
      attempt.ended(new Completed(), Map.of(), "");
    }

    /** In nanoseconds: Box and Muller's normal number from two uniform ones. */
    private long length(int trial) {
      double u = Address.of(1).then(trial).then("u").openUnit();
      double v = Address.of(1).then(trial).then("v").openUnit();
      double normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
      return (long) (median * 1e6 * Math.exp(SIGMA * normal));
    }

    private static void rest(long nanos) {
      try {
        TimeUnit.NANOSECONDS.sleep(nanos);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** The share of slot time until a moment in which no trial ran. */
    double idleShare(int slots, long until) {
      long from = LongStream.of(begins).min().orElseThrow();
      double busy = 0;
      for (int trial = 0; trial < begins.length; trial++) {
        busy += Math.max(0, Math.min(ends[trial], until) - begins[trial]);
      }
      return 1 - busy / (slots * (double) (until - from));
    }

    long lastBegin() {
      return LongStream.of(begins).max().orElseThrow();
    }

    long lastEnd() {
      return LongStream.of(ends).max().orElseThrow();
    }
  }
}
