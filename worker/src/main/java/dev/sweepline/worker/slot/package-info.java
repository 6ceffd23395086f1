/** Slots of an executor: each asks for trials, trains, watches and reports. */
package dev.sweepline.worker.slot;
