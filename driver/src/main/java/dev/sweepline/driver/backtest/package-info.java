/**
 * Replays of sweeps on virtual time: the driver's own samplers, stopping rules and loop decide, and
 * a table of measured trainings answers.
 */
package dev.sweepline.driver.backtest;
