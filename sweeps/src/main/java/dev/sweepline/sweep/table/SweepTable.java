package dev.sweepline.sweep.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A table made from a sweep's history; its rows are made as they are asked for. */
public interface SweepTable {
  List<TableColumn> columns();

  /** Every row, in the same order each time: a value for each column, or none. */
  Stream<List<Optional<Object>>> rows();
}
