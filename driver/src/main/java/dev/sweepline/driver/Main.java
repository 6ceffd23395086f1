package dev.sweepline.driver;

import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.services.ExternalKafka;
import dev.sweepline.driver.spark.SparkExit;

/** The driver alone, for {@code spark-submit}: Kafka is given with {@code --kafka}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    SparkExit.end(Cli.run(args, ExternalKafka::open));
  }
}
