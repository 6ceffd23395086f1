/** Trains one network on one data set for one budget. */
package dev.sweepline.worker.train;
