/** Updates of weights, whatever computed their gradients: limits, penalties, optimizers' rules. */
package dev.sweepline.worker.update;
