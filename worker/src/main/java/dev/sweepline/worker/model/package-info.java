/** Finished networks as files that DL4J reads. */
package dev.sweepline.worker.model;
