package dev.sweepline.driver.spark;

import dev.sweepline.driver.spark.rpc.SlotSettings;

/**
 * What the driver's half of the plugin works with.
 *
 * @param desk answers slots
 * @param settings what an executor is told when it starts
 * @param room hears of executors
 */
record DriverContext(AssignmentTracker desk, SlotSettings settings, ExecutorTracker room) {}
