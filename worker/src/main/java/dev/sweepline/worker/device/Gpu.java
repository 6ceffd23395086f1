package dev.sweepline.worker.device;

import java.util.OptionalInt;

/**
 * A device as the NVIDIA driver sees it at one moment.
 *
 * @param index the address that Spark's discovery script gives
 * @param name for example {@code NVIDIA A100-SXM4-80GB}
 * @param capability the compute capability, for example 8.0
 * @param driver the driver's version
 * @param totalMiB its memory
 * @param usedMiB of it, by all processes
 * @param utilization percent of the last moment in which it computed; empty where it does not say
 */
public record Gpu(
    int index,
    String name,
    String capability,
    String driver,
    long totalMiB,
    long usedMiB,
    OptionalInt utilization) {

  /** The whole number of its compute capability: 9 for Hopper. */
  int generation() {
    return Integer.parseInt(capability.split("\\.", -1)[0]);
  }
}
