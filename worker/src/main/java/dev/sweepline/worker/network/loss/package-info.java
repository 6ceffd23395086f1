/** Losses in double precision, on outputs of any trainer. */
package dev.sweepline.worker.network.loss;
