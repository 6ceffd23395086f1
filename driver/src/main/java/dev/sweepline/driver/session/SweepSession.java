package dev.sweepline.driver.session;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.log.EventLog;
import dev.sweepline.driver.log.KafkaEventLog;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.sweep.event.LogAddress;
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
  private final Services services;
  private final EventLog log;

  private SweepSession(SessionOptions options, SessionContext context) {
    this.options = options;
    this.context = context;
    try {
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
    return new SweepSession(options, context);
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
            address(),
            folders().beside(userCode.folder()),
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
