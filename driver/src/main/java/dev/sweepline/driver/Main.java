package dev.sweepline.driver;

import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.spark.Submitted;
import dev.sweepline.driver.station.OutsideStation;

/** The driver alone, for {@code spark-submit}: Kafka is given with {@code --kafka}. */
public final class Main {
  private Main() {}

  public static void main(String[] args) throws Exception {
    Submitted.end(Cli.run(args, OutsideStation::open));
  }
}
