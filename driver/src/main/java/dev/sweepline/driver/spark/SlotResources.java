package dev.sweepline.driver.spark;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.TrialResources;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;

/**
 * The resources of a slot, in Spark's words. Immutable. Where the cluster manager knows stage-level
 * scheduling, slots carry it as a profile of their own, and a refit's tasks take a core each;
 * elsewhere it holds for all tasks. Local mode has no resources but cores.
 */
record SlotResources(TrialResources resources) {
  private static final String GPU = "gpu";
  private static final String EXECUTOR_GPUS = "spark.executor.resource.gpu.amount";
  private static final String DISCOVERY = "spark.executor.resource.gpu.discoveryScript";
  private static final String EXECUTOR_MEMORY = "spark.executor.memory";

  /** What an executor has where nobody says. */
  private static final String SPARKS_MEMORY = "1g";

  /**
   * Completes the configuration of a Spark about to start on a cluster.
   *
   * @throws UserException with the line to add or change
   */
  void apply(SparkConf conf) {
    if (resources.gpus() > 0) {
      conf.setIfMissing(EXECUTOR_GPUS, "1");
      if (!SparkMaster.of(conf).isStandalone() && !conf.contains(DISCOVERY)) {
        throw new UserException(
            "resources: gpus: Spark must know how an executor finds its devices; add --conf "
                + DISCOVERY
                + "=FILE to spark-submit, where FILE is deploy/gpus on every machine");
      }
    }
    resources.memory().ifPresent(bytes -> applyMemory(conf, bytes));
    if (resources.gpus() > 0) {
      // Even where slots have a profile: of the default one Spark 3.5 takes how many share a
      // device.
      conf.set("spark.task.resource.gpu.amount", String.valueOf(resources.gpus()));
    }
    if (resources.cpus() > 1 && !hasProfiles(conf)) {
      conf.set("spark.task.cpus", String.valueOf(resources.cpus()));
    }
  }

  /** An executor has the memory of all trials that it has cores for. */
  private void applyMemory(SparkConf conf, long bytes) {
    conf.setIfMissing(EXECUTOR_MEMORY, needed(conf, bytes) + "m");
    checkMemory(conf);
  }

  /**
   * Refuses executors that have less memory than their trials.
   *
   * @throws UserException with the line to change
   */
  void checkMemory(SparkConf conf) {
    resources.memory().ifPresent(bytes -> checkMemory(conf, bytes));
  }

  private void checkMemory(SparkConf conf, long bytes) {
    long needed = needed(conf, bytes);
    long given = conf.getSizeAsMb(EXECUTOR_MEMORY, SPARKS_MEMORY);
    if (given < needed) {
      throw new UserException(
          "resources: memory: an executor with room for %d trials needs %dm, but %s is %dm; raise it or lower spark.executor.cores"
              .formatted(trials(conf), needed, EXECUTOR_MEMORY, given));
    }
  }

  private int trials(SparkConf conf) {
    return Math.max(1, conf.getInt("spark.executor.cores", 1) / resources.cpus());
  }

  private long needed(SparkConf conf, long bytes) {
    return (trials(conf) * bytes + (1 << 20) - 1) >> 20;
  }

  /** The profile of slots; empty where all tasks are alike. */
  Optional<ResourceProfile> profile(SparkConf conf) {
    if (SparkMaster.of(conf).isLocal()
        || !hasProfiles(conf)
        || resources.equals(ofAllTasks(conf))) {
      return Optional.empty();
    }
    TaskResourceRequests task = new TaskResourceRequests().cpus(resources.cpus());
    if (resources.gpus() > 0) {
      task.resource(GPU, resources.gpus());
    }
    return Optional.of(new ResourceProfileBuilder().require(task).build());
  }

  private TrialResources ofAllTasks(SparkConf conf) {
    return new TrialResources(conf.getInt("spark.task.cpus", 1), 0, resources.memory());
  }

  /** How many slots an executor has. */
  int slots(int cores, int devices) {
    int byCores = cores / resources.cpus();
    return resources.gpus() == 0
        ? byCores
        : Math.min(byCores, devices * resources.trialsOnDevice());
  }

  /** On this machine: how many of the slots that there is room for by cores and memory. */
  int here(int cores, long memory) {
    int byCores = Math.max(1, cores / resources.cpus());
    long byMemory =
        resources.memory().isPresent() ? memory / resources.memory().getAsLong() : byCores;
    return (int) Math.max(1, Math.min(byCores, byMemory));
  }

  private static boolean hasProfiles(SparkConf conf) {
    // With dynamic allocation each profile has executors of its own, and the default's stood idle.
    boolean grows = conf.getBoolean("spark.dynamicAllocation.enabled", false);
    return !grows && SparkMaster.of(conf).hasProfiles();
  }
}
