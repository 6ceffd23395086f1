/** Runs trials: one specification in, measurements and a report out. */
package dev.sweepline.worker;
