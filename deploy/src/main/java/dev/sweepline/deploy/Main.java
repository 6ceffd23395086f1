package dev.sweepline.deploy;

import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.Console;
import java.time.Clock;
import java.util.Locale;
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
    Locale.setDefault(Locale.ROOT); // Kafka changes the case of names by the user's language
    Clock clock = Clock.systemUTC();
    Console console = new Console(System.out, System.err);
    Services.Opener opener =
        new LocalServicesOpener(clock, console::warn, new TempFiles(ProcessHandle.current().pid()));
    System.exit(Cli.run(args, new SessionContext(opener, clock, console)));
  }
}
