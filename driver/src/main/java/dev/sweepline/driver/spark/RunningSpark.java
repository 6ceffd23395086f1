package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.TrialResources;
import java.util.OptionalInt;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A Spark that somebody else has started, and that stays up when the sweep has ended. What a sweep
 * needs of its configuration can only be looked at. Thread-safe.
 *
 * @param context not stopped
 */
public record RunningSpark(JavaSparkContext context) {
  private static final String SPECULATION = "spark.speculation";
  private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";

  /**
   * Says before anything is begun whether a sweep can run in it.
   *
   * @throws UserException with the line to show
   */
  void check(SlotRequest wanted) {
    if (context.sc().isStopped()) {
      throw new UserException("this Spark has been stopped; start a sweep in one that runs");
    }
    SparkConf conf = context.getConf();
    if (conf.getBoolean(SPECULATION, false)) {
      throw new UserException(
          "%s is on in this Spark and would train a trial twice at once; start it with %s=false"
              .formatted(SPECULATION, SPECULATION));
    }
    SparkSetup.checkGrowth(conf, wanted.onCluster());
    if (!SparkMaster.of(conf).isLocal()) {
      checkResources(conf, wanted.resources());
    }
  }

  /**
   * Says whether a sweep's best can be trained again in it.
   *
   * @throws UserException with the line to show
   */
  public void checkRefit() {
    if (!SparkRefit.isConfigured(context.getConf())) {
      throw new UserException(
          "refit: this Spark cannot send networks; start it with "
              + SparkRefit.CONFIGURATION
              + ", or leave refit out and give the command line refit afterwards");
    }
  }

  private static void checkResources(SparkConf conf, TrialResources each) {
    if (each.gpus() > 0 && !conf.contains(EXECUTOR_GPUS)) {
      throw new UserException(
          "resources: gpus: executors of this Spark have none; start it with " + EXECUTOR_GPUS);
    }
    boolean alike = new SlotResources(each).profile(conf).isEmpty();
    int cpus = conf.getInt("spark.task.cpus", 1);
    if (alike && each.cpus() > cpus) {
      throw new UserException(
          "resources: cpus: a task of this Spark has %d; start it with spark.task.cpus=%d"
              .formatted(cpus, each.cpus()));
    }
    new SlotResources(each).checkMemory(conf);
  }

  /** On this machine no more slots than tasks that Spark runs at once; the rest would wait. */
  int here(SlotRequest wanted) {
    OptionalInt slots = wanted.here();
    int most = context.defaultParallelism();
    return Math.min(slots.orElse(most), most);
  }
}
