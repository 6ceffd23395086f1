/** Settings of the training of one trial: budget, data set, network, limits, resources. */
package dev.sweepline.sweep.training;
