package dev.sweepline.sweep.table;

import static java.util.Objects.requireNonNull;

/**
 * A column of a table.
 *
 * @param name unlike any other column's of its table
 */
public record TableColumn(String name, ColumnType type) {
  public TableColumn {
    requireNonNull(name, "name");
    requireNonNull(type, "type");
  }
}
