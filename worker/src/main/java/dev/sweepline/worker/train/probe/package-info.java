/** Short training to learn something about network and machine. */
package dev.sweepline.worker.train.probe;
