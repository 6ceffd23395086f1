/**
 * Sweeps run from programs, notebooks and shells, in the Spark that these have: {@link
 * dev.sweepline.driver.api.SweepLauncher} starts one, {@link dev.sweepline.driver.api.SweepHandle}
 * follows it. Only what is public here, the records of {@link dev.sweepline.sweep.board.Standing
 * boards} and {@link dev.sweepline.sweep.event.SweepEvent events}, and {@link
 * dev.sweepline.sweep.text.UserException} are meant for users.
 */
package dev.sweepline.driver.api;
