/** Settings of the training of one trial: budget, data set, network, limits, resources. */
@NullMarked
package dev.sweepline.sweep.training;

import org.jspecify.annotations.NullMarked;
