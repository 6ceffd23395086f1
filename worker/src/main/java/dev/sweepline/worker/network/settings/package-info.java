/** Hyperparameters of networks: names, ranges, defaults, and their values as typed records. */
package dev.sweepline.worker.network.settings;
