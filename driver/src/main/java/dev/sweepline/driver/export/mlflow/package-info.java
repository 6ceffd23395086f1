/** A sweep as runs of an MLflow server: a run for the sweep, and under it one for each trial. */
@NullMarked
package dev.sweepline.driver.export.mlflow;

import org.jspecify.annotations.NullMarked;
