/** Training of DL4J's networks: epochs, folds, checkpoints, saved models. */
package dev.sweepline.worker.train.dl4j;
