/** Validation of a sweep's data set and network before anything trains. */
package dev.sweepline.worker.validate;
