package dev.sweepline.deploy;

import dev.sweepline.driver.cli.Cli;
import java.time.Clock;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sweepline on one machine: the command line over stations that this process can open. */
public final class Main {
  private Main() {}

  /**
   * Runs one command and exits with its code. On Ctrl-C the command line's own hook stops the
   * driver and then closes the services; no other hook takes part, so the order is certain.
   */
  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(Cli.run(args, new LocalServicesOpener(Clock.systemUTC(), System.err::println)));
  }
}
