package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.columns.Treatment;
import java.util.Optional;

/**
 * Rule of the file for one column.
 *
 * @param leftOut why it is no feature; empty where it is one
 * @param kind of its values; empty where they say so themselves
 * @param named whether the file names the column, so that nothing is to be guessed
 */
record ColumnRule(
    Optional<String> leftOut, Optional<ColumnKind> kind, boolean named, Treatment treatment) {
  static ColumnRule out(String why) {
    return new ColumnRule(Optional.of(why), Optional.empty(), true, Treatment.STANDARD);
  }
}
