package dev.sweepline.worker.data.catalog;

import java.util.Optional;

/**
 * A data set as a list shows it.
 *
 * @param shape the sizes of an example, for example {@code 1×28×28}
 * @param classes how many, or what decides it
 * @param missing why it is not here and how to get it; empty when it is
 */
public record DataSetInfo(String name, String shape, String classes, Optional<String> missing) {}
