package dev.sweepline.driver;

import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.services.ExternalKafka;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.spark.SparkExit;
import dev.sweepline.driver.text.Console;
import java.time.Clock;
import java.util.Locale;

/** The driver alone, for {@code spark-submit}: Kafka is given with {@code --kafka}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT); // Kafka changes the case of names by the user's language
    Console console = new Console(System.out, System.err);
    SessionContext context = new SessionContext(ExternalKafka::open, Clock.systemUTC(), console);
    SparkExit.end(Cli.run(args, context));
  }
}
