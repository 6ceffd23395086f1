/** Networks as files: finished ones that DL4J reads, and checkpoints to train on from. */
package dev.sweepline.worker.model;
