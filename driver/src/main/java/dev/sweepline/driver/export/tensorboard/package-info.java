/** A sweep as TensorBoard's event files: a run for each trial, with what its HParams page reads. */
@NullMarked
package dev.sweepline.driver.export.tensorboard;

import org.jspecify.annotations.NullMarked;
