package dev.sweepline.deploy.broker;

import java.util.function.Consumer;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends the process, without a word on the console, when a broker cannot start or loses its
 * disk. Here a failed start becomes the exception it came from, and a later failure says so first.
 */
final class BrokerExits {
  private static final String FAILED = "The embedded Kafka broker failed";

  /** Kafka's own procedure is one for the process, too. */
  private static volatile Consumer<Integer> ending = BrokerExits::endProcess;

  private BrokerExits() {}

  static void spareProcess(Consumer<String> tell) {
    ending = status -> tell.accept(FAILED + "; see logs.");
  }

  static void start(KafkaRaftServer server) {
    Thread starter = Thread.currentThread();
    install((status, message) -> endUnless(Thread.currentThread().equals(starter), status));
    try {
      server.startup();
    } finally {
      install((status, message) -> endUnless(false, status));
    }
  }

  private static void install(Exit.Procedure procedure) {
    Exit.setExitProcedure(procedure);
    Exit.setHaltProcedure(procedure);
  }

  /** On the starting thread Kafka throws the reason right after it asked to exit. */
  private static void endUnless(boolean starting, int status) {
    if (!starting) {
      ending.accept(status);
    }
  }

  private static void endProcess(int status) {
    System.err.println(FAILED + " and took this process with it; see logs.");
    Runtime.getRuntime().halt(status);
  }
}
