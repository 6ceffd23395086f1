package dev.sweepline.driver.spark;

import org.apache.spark.SparkConf;

/**
 * The cluster manager that a configuration names, or this machine. Immutable.
 *
 * @param url as {@code spark.master} has it
 */
record SparkMaster(String url) {
  private static final String KEY = "spark.master";

  /** Without one, trials run on this machine's cores. */
  static SparkMaster of(SparkConf conf) {
    return new SparkMaster(conf.get(KEY, "local"));
  }

  boolean isLocal() {
    return url.startsWith("local");
  }

  /** Whether executors share the driver's process: on this machine, and not as a cluster on it. */
  boolean isOneProcess() {
    return isLocal() && !url.startsWith("local-cluster");
  }

  boolean isStandalone() {
    return url.startsWith("spark://");
  }

  /** Whether it schedules each stage by a resource profile of its own. */
  boolean hasProfiles() {
    return isStandalone() || url.equals("yarn") || url.startsWith("k8s://");
  }
}
