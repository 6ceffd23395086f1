package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.rpc.SlotSettings;

/**
 * The parts of the driver that slots' messages are handed to.
 *
 * @param assignments answers slots
 * @param settings what an executor is told when it starts
 * @param executors is told which are there
 */
record DriverContext(
    AssignmentTracker assignments, SlotSettings settings, ExecutorTracker executors) {}
