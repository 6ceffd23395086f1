/** Evaluation of outputs: metrics of labels and of numbers. */
package dev.sweepline.worker.evaluation;
