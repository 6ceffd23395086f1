package dev.sweepline.worker.data.columns;

import java.util.List;

/**
 * Fit of one column to the training rows.
 *
 * @param line what is done with it, for a person; empty where it stays as it is
 */
record ColumnFit(List<Feature> features, String line) {}
