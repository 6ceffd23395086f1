package dev.sweepline.driver.spark;

/**
 * What the driver's half of the plugin works with.
 *
 * @param desk answers slots
 * @param settings what an executor is told when it starts
 * @param room hears of executors
 */
record DriverSide(HeldTrials desk, SlotSettings settings, Room room) {}
