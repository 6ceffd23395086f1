package dev.sweepline.driver.spark.refit;

import dev.sweepline.sweep.trial.TrialSpec;
import java.io.Serializable;

/**
 * A refit as executors must know it.
 *
 * @param spec the trial whose assignment it is
 * @param batchSize rows of a minibatch; 0 for the trial's own
 */
record RefitTask(TrialSpec spec, int batchSize) implements Serializable {}
