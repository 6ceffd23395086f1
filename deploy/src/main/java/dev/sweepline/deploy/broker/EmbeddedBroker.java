package dev.sweepline.deploy.broker;

import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker and its controller in this process, on 127.0.0.1 only. What it has acknowledged is
 * there after a restart on the same folder, also when the process was killed. Thread-safe.
 *
 * <p>At most one can run in a process, because Kafka ends the process when a broker fails.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int TRIES = 3;

  private final FolderLock lock;
  private final KafkaRaftServer server;
  private final String bootstrap;
  private boolean closed;

  private EmbeddedBroker(FolderLock lock, KafkaRaftServer server, String bootstrap) {
    this.lock = lock;
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker whose log is in {@code folder}, which is made when absent, and which lets
   * everybody in. When this returns, the broker answers.
   *
   * @throws UserException when the folder cannot be written or is in use, with the line to show
   */
  public static EmbeddedBroker start(Path folder) {
    return start(folder, new RememberedPorts(folder), Optional.empty());
  }

  /** The same for those who have the login. */
  static EmbeddedBroker start(Path folder, BrokerLogin login) {
    return start(folder, new RememberedPorts(folder), Optional.of(login));
  }

  static EmbeddedBroker start(Path folder, Supplier<int[]> ports, Optional<BrokerLogin> login) {
    FolderLock lock = FolderLock.take(folder);
    try {
      format(folder);
      return start(folder, ports, login, lock);
    } catch (IOException | UncheckedIOException e) {
      lock.close();
      throw new UserException("cannot write the log in " + folder + ": " + e, e);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** A free port may be taken by someone else before Kafka binds it, so this tries again. */
  private static EmbeddedBroker start(
      Path folder, Supplier<int[]> ports, Optional<BrokerLogin> login, FolderLock lock) {
    for (int attempt = 1; ; attempt++) {
      int[] pair = ports.get();
      Properties settings = BrokerSettings.of(logFolder(folder), pair[0], pair[1], login);
      KafkaConfig config = KafkaConfig.fromProps(settings, false);
      KafkaRaftServer server = null;
      try {
        server = new KafkaRaftServer(config, Time.SYSTEM);
        BrokerExits.start(server);
        return new EmbeddedBroker(lock, server, BrokerSettings.bootstrap(pair[0]));
      } catch (RuntimeException e) {
        stopQuietly(server, e);
        if (attempt == TRIES || !isPortTaken(e)) {
          throw new UserException(
              "the embedded Kafka broker does not start in " + folder + ": " + rootMessage(e), e);
        }
      }
    }
  }

  /**
   * From now on a broker that fails leaves this process alone, which is not Sweepline's.
   *
   * @param tell hears of it
   */
  public static void spareProcess(Consumer<String> tell) {
    BrokerExits.spareProcess(tell);
  }

  static Path logFolder(Path folder) {
    return folder.resolve("log");
  }

  static void format(Path folder) throws IOException {
    Path log = logFolder(folder);
    if (Files.exists(log.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(log);
    Formatter formatter = new Formatter();
    formatter.setClusterId(Uuid.randomUuid().toString());
    formatter.setNodeId(BrokerSettings.NODE);
    formatter.setControllerListenerName(BrokerSettings.CONTROLLER);
    formatter.setMetadataLogDirectory(log.toString());
    formatter.addDirectory(log.toString());
    formatter.setPrintStream(
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    try {
      formatter.run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stopQuietly(@Nullable KafkaRaftServer server, RuntimeException reason) {
    if (server == null) {
      return;
    }
    try {
      server.shutdown();
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  private static boolean isPortTaken(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.toString() : root.getMessage();
  }

  /** Where it answers, {@code 127.0.0.1:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops it and flushes its log; returns once that is done. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      server.shutdown();
      server.awaitShutdown();
    } finally {
      lock.close();
    }
  }
}
