/** Training of a trial's networks, one for each fold and repeat, whatever computes them. */
package dev.sweepline.worker.train.fold;
