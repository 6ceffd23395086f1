package dev.sweepline.driver.spark;

import dev.sweepline.driver.backend.Desk;
import dev.sweepline.driver.backend.SlotPool;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.spark.refit.SparkRefit;
import dev.sweepline.driver.spark.refit.SparkRefit.Refitted;
import dev.sweepline.driver.spark.refit.SparkRefit.Request;
import dev.sweepline.worker.TrialRunner;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.network.UserCode;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Slots as Spark tasks. Each slot is a job of one task which lasts as long as there is work, so
 * that a slot lost with its executor costs its own job and no other.
 */
public final class SparkBackend implements TrialBackend {
  private static final String JOB_GROUP = "sweepline";
  private static final long GRACE_MILLIS = 10_000;

  private final JavaSparkContext spark;
  private final int slots;
  private final SlotSettings settings;
  private final HeldTrials held = new HeldTrials();
  private final ExecutorService jobs;
  private final SlotPool pool;

  private SparkBackend(JavaSparkContext spark, int slots, SlotSettings settings) {
    this.spark = spark;
    this.settings = settings;
    this.slots = slots;
    this.jobs = Executors.newFixedThreadPool(slots);
    this.pool = new SlotPool(slots, slot -> jobs.execute(() -> run(slot)));
  }

  /**
   * Starts Spark, on this machine's cores where {@code spark-submit} has not chosen a master.
   *
   * @param kafka bootstrap servers for the executors' measurements
   * @param userCode where users' own networks are found
   * @param slots how many trials run at once; empty for as many as Spark has cores
   */
  public static SparkBackend start(
      String kafka, DataFolders folders, UserCode userCode, OptionalInt slots) {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", "sweepline");
    String cores = slots.isPresent() ? String.valueOf(slots.getAsInt()) : "*";
    conf.setIfMissing("spark.master", "local[" + cores + "]");
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.ui.enabled", "false");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    }
    conf.set("spark.plugins", SlotPlugin.class.getName());
    conf.set("spark.scheduler.mode", "FAIR");
    conf.set("spark.speculation", "false");
    SparkRefit.configure(conf);
    SlotSettings settings = new SlotSettings(kafka, folders, userCode, Optional.empty());
    settings.toMap().forEach(conf::set);
    JavaSparkContext spark = new JavaSparkContext(conf);
    return new SparkBackend(spark, slots.orElse(spark.defaultParallelism()), settings);
  }

  /**
   * Trains an assignment again on all executors; no trial may run meanwhile.
   *
   * @param progress hears a line now and then
   */
  public Refitted refit(Request request, Consumer<String> progress) throws IOException {
    Supplier<TrialRunner> runner =
        () -> new TrialRunner(settings.folders(), settings.userCode(), Clock.systemUTC());
    return new SparkRefit(spark, runner).run(request, slots, progress);
  }

  @Override
  public int slots() {
    return slots;
  }

  @Override
  public void open(Desk desk) {
    held.open(desk);
    SlotPlugin.open(held);
  }

  @Override
  public void wake() {
    pool.wake();
  }

  private void run(int slot) {
    String name = "spark/" + slot;
    try {
      spark.setJobGroup(JOB_GROUP, "Sweepline slot " + slot, true);
      spark.parallelize(List.of(name), 1).foreach(s -> SlotPlugin.executor().work(s));
      held.left(name);
    } catch (Exception e) {
      held.lost(name, e);
    } finally {
      pool.finished(slot);
    }
  }

  @Override
  public void close() {
    try {
      if (!pool.close(GRACE_MILLIS)) {
        spark.sc().cancelJobGroup(JOB_GROUP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    jobs.shutdown();
    spark.close();
  }
}
