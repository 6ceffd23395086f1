import dev.sweepline.driver.api.SweepHandle;
import dev.sweepline.driver.api.SweepLauncher;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A program that runs a sweep in its Spark session and goes on with the board as a table. */
public final class RunSweep {
  private static final String SWEEP =
      """
      name: from-java
      method: random
      run_cap: 6
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 3}
      parameters:
        hidden: {min: 8, max: 64}
        learning_rate: {min: 0.001, max: 0.1, distribution: log_uniform_values}
      """;

  public static void main(String[] arguments) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .appName("from-java")
            .config("spark.ui.enabled", false)
            .getOrCreate();
    SweepLauncher launcher =
        SweepLauncher.on(spark)
            .home(arguments[0])
            .text(SWEEP)
            .listener(
                event -> {
                  if (event instanceof TrialEnded ended) {
                    System.out.println("ended: trial " + ended.id().trial());
                  }
                });
    try (SweepHandle sweep = launcher.start()) {
      System.out.println("started: " + sweep.id()); // and other work of yours
      sweep.join();
      sweep.best().ifPresent(best -> System.out.println("best: " + best.parameters()));

      Dataset<Row> board = sweep.board();
      board.select("rank", "trial", "val_accuracy", "hidden", "learning_rate").show();
      System.out.println("small: " + board.filter("hidden < 32").count());
    } finally {
      spark.stop();
    }
  }
}
