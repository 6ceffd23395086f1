/** Network families: their named hyperparameters, and the DL4J networks these describe. */
package dev.sweepline.worker.network;
