/** Columns of tables and the features that they become, as the training rows say. */
package dev.sweepline.worker.data.columns;
