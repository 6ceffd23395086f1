package dev.sweepline.worker.data.columns;

import java.util.List;

/**
 * Column of a table that becomes features.
 *
 * @param values of texts: the text of each code
 */
public record TableColumn(String name, ColumnKind kind, List<String> values, Treatment treatment) {}
