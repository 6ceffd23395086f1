package dev.sweepline.deploy.broker;

import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;

/**
 * Kafka ends the process, without a word on the console, when a broker cannot start or loses its
 * disk. Here a failed start becomes the exception it came from, and a later failure says so first.
 */
final class BrokerExits {
  private BrokerExits() {}

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
      System.err.println(
          "The embedded Kafka broker failed and took this process with it; see logs.");
      Runtime.getRuntime().halt(status);
    }
  }
}
