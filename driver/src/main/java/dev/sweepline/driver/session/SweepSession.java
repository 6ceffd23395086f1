package dev.sweepline.driver.session;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.spark.OwnSpark;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.spark.executor.EarlyTraining;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.user.UserCode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A session with what work on a sweep needs: the log, a page, Spark once it is asked for. Closes
 * what it opened in reverse order, also when the JVM is told to end. For one thread.
 */
public final class SweepSession implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final SessionOptions options;
  private final SessionContext context;
  private final ShutdownCloser parts = new ShutdownCloser();
  private final SerialThread sampling = new SerialThread("sweepline-sampler", GRACE);
  private final OwnSpark spark = new OwnSpark();
  private final Services services;
  private final EventLog log;

  private SweepSession(SessionOptions options, SessionContext context, Optional<Known> known) {
    this.options = options;
    this.context = context;
    try {
      context.opener().prepare(options.request());
      parts.add(spark::close); // last of all: it stops beside the others
      known.filter(any -> options.spark().isEmpty()).ifPresent(this::beginTraining);
      services = context.opener().open(options.request());
      parts.add(services::close);
      log = new KafkaEventLog(services.log());
      parts.add(log::close);
      parts.add(sampling::close);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /**
   * Opens one.
   *
   * @throws dev.sweepline.sweep.text.UserException when the user's request cannot be met
   */
  public static SweepSession open(SessionOptions options, SessionContext context) {
    return new SweepSession(options, context, Optional.empty());
  }

  /**
   * Opens one for a sweep that needs no log to be known: Spark starts and data is read beside the
   * log's start, where that happens in this JVM.
   *
   * @throws dev.sweepline.sweep.text.UserException when the user's request cannot be met
   */
  static SweepSession open(
      SessionOptions options, SessionContext context, Sweep sweep, UserCode userCode) {
    return new SweepSession(options, context, Optional.of(new Known(sweep, userCode)));
  }

  /** What is known before there is a log. */
  private record Known(Sweep sweep, UserCode userCode) {}

  private void beginTraining(Known known) {
    Sweep sweep = known.sweep();
    boolean here = spark.begin(options.slots(sweep));
    boolean searched =
        sweep.space().parameters().keySet().stream()
            .anyMatch(name -> name.startsWith(TrialSpec.DATASET));
    if (here && !searched) {
      String network = sweep.training().network().map(NamedOptions::name).orElse("");
      sweep
          .training()
          .dataset()
          .ifPresent(
              dataset ->
                  EarlyTraining.begin(
                      places(known.userCode()),
                      known.userCode().carrying(network),
                      dataset,
                      context.clock()));
    }
  }

  /** Where trials look for data. */
  private DataFolders places(UserCode userCode) {
    return folders().beside(userCode.folder());
  }

  /** What the user chose. */
  public SessionOptions options() {
    return options;
  }

  /** The surroundings of the command whose session it is. */
  public SessionContext context() {
    return context;
  }

  /** Where the log is. */
  public LogAddress address() {
    return services.log();
  }

  /** Where this driver writes. */
  EventLog log() {
    return log;
  }

  /** Where the page answers, if there is one. */
  public Optional<URI> page() {
    return services.page();
  }

  DataFolders folders() {
    return options.folders();
  }

  ModelFolder models() {
    return new ModelFolder(folders().home());
  }

  /** Where samplers compute. */
  Executor sampling() {
    return sampling;
  }

  /** What closes with the session. */
  public ShutdownCloser parts() {
    return parts;
  }

  /**
   * Begins in the Spark that there is, or starts one.
   *
   * @param network the sweep's, whose file executors may not reach; blank for none
   * @param files of the sweep's program, which executors may not reach either
   */
  public SparkBackend startSpark(
      UserCode userCode, String network, List<String> files, SlotRequest slots) {
    SparkBackend backend =
        SparkBackend.start(
            options.spark(),
            spark,
            address(),
            places(userCode),
            userCode.carrying(network),
            files,
            slots);
    parts.add(backend::close);
    return backend;
  }

  @Override
  public void close() {
    parts.close();
  }
}
