package dev.sweepline.driver;

import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.text.Console;
import dev.sweepline.driver.services.ExternalKafka;
import dev.sweepline.driver.spark.SparkExit;
import java.time.Clock;
import java.util.Locale;

/** The driver alone, for {@code spark-submit}: Kafka is given with {@code --kafka}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT); // Kafka changes the case of names by the user's language
    Console console = new Console(System.out, System.err);
    CommandContext context = new CommandContext(ExternalKafka::open, Clock.systemUTC(), console);
    SparkExit.end(Cli.run(args, context));
  }
}
