package dev.sweepline.driver.spark;

import dev.sweepline.sweep.text.UserException;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.apache.spark.SparkConf;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Spark's configuration, completed before it starts. What the user has said with {@code
 * spark-submit --conf} stays, except where a sweep would not add up. Stateless.
 */
final class SparkSetup {
  /** Half as much again as Spark keeps for itself. */
  private static final long LEAST_MEMORY = 450L << 20;

  private static final String SPARK = "3.5.";
  private static final String SCALA = "2.12.";
  private static final String A_PACKAGE = "sun.nio.ch";
  private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
  private static final String JAVACPP_LIMIT = "org.bytedeco.javacpp.maxPhysicalBytes";

  private SparkSetup() {}

  /**
   * Refuses a Spark that this was not built for, before any of it fails in its own words.
   *
   * @param spark its version
   * @param scala the version of its Scala
   * @throws UserException with the line to show
   */
  static void check(String spark, String scala) {
    if (!spark.startsWith(SPARK) || !scala.startsWith(SCALA)) {
      throw new UserException(
          "this is Spark %s on Scala %s; Sweepline runs on Spark 3.5 on Scala 2.12"
              .formatted(spark, scala));
    }
  }

  /**
   * Refuses a JVM that Spark cannot work in: standalone Spark starts the driver of deploy mode
   * cluster without the options it needs on Java 17.
   *
   * @param isOpen whether Java's base module opens a package to us
   * @throws UserException with the line to add
   */
  static void checkOpens(Predicate<String> isOpen) {
    if (!isOpen.test(A_PACKAGE)) {
      throw new UserException(
          "this JVM was started without the options that Spark needs on Java 17; add to"
              + " spark-submit: --driver-java-options \""
              + JavaModuleOptions.defaultModuleOptions()
              + "\"");
    }
  }

  /**
   * Refuses a JVM whose memory is less than Spark starts with.
   *
   * @param bytes the most that its heap may take
   * @throws UserException with the line to show
   */
  static void checkMemory(long bytes) {
    if (bytes < LEAST_MEMORY) {
      throw new UserException(
          "this JVM may take %d MB of memory, and Spark needs %d at least; give it more, for example -Xmx1g"
              .formatted(bytes >> 20, LEAST_MEMORY >> 20));
    }
  }

  /**
   * Completes the configuration.
   *
   * @param slots the most trials at once, if the user gave a number
   * @param resources what each takes
   * @throws UserException with the line to add where nobody else can know it
   */
  static void apply(SparkConf conf, OptionalInt slots, SlotResources resources) {
    conf.setIfMissing("spark.app.name", "sweepline");
    conf.set("spark.scheduler.mode", "FAIR");
    // A trial must not run twice at once.
    conf.set("spark.speculation", "false");
    if (SparkMaster.of(conf).isLocal()) {
      onThisMachine(conf, slots);
    } else {
      onCluster(conf, slots);
      resources.apply(conf);
    }
  }

  private static void onThisMachine(SparkConf conf, OptionalInt slots) {
    String cores = slots.isPresent() ? String.valueOf(slots.getAsInt()) : "*";
    conf.setIfMissing("spark.master", "local[" + cores + "]");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.driver.host", "127.0.0.1");
    conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    if (SparkMaster.of(conf).isOneProcess()) {
      // Other users of this machine reach the driver's port, too. Spark draws a secret for each
      // run, which stands in no configuration.
      conf.setIfMissing("spark.authenticate", "true");
    }
  }

  private static void onCluster(SparkConf conf, OptionalInt slots) {
    // Threads of OpenMP that wait by spinning slow each other's small operations down.
    conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
    conf.setIfMissing("spark.executorEnv.MALLOC_ARENA_MAX", "2");
    String options = conf.get(EXECUTOR_OPTIONS, "");
    if (!options.contains(JAVACPP_LIMIT)) {
      // JavaCPP reads the process's memory figure at every allocation otherwise.
      conf.set(EXECUTOR_OPTIONS, (options + " -D" + JAVACPP_LIMIT + "=0").strip());
    }
    // Arrays lie off the heap, and JavaCPP allows as much for them as the heap has.
    if (!conf.contains("spark.executor.memoryOverhead")) {
      conf.setIfMissing("spark.executor.memoryOverheadFactor", "1.25");
    }
    checkGrowth(conf, slots);
  }

  /**
   * Refuses a Spark that would grow without end, since slots ask for all that it can become.
   *
   * @param slots the most trials at once, if the user gave a number
   * @throws UserException with the line to add
   */
  static void checkGrowth(SparkConf conf, OptionalInt slots) {
    boolean grows = conf.getBoolean("spark.dynamicAllocation.enabled", false);
    if (grows && slots.isEmpty() && !conf.contains("spark.dynamicAllocation.maxExecutors")) {
      throw new UserException(
          "with dynamic allocation Spark must know how far to grow; add --conf"
              + " spark.dynamicAllocation.maxExecutors=N to spark-submit, or --slots N to run");
    }
  }

  /** Slots to ask for before any executor is there; 0 where executors come by themselves. */
  static int slotsToBegin(SparkConf conf, OptionalInt slots, SlotResources resources) {
    if (!conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
      return 0;
    }
    int most = conf.getInt("spark.dynamicAllocation.maxExecutors", Integer.MAX_VALUE);
    int devices = conf.getInt("spark.executor.resource.gpu.amount", 0);
    int each = resources.slots(conf.getInt("spark.executor.cores", 1), devices);
    long room = (long) most * Math.max(1, each);
    return (int) Math.min(room, slots.orElse(Integer.MAX_VALUE));
  }
}
