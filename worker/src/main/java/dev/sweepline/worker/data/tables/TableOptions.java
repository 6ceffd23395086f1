package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.PartOptions;
import java.util.Optional;

/**
 * Options of a user's table in a sweep file, however it is stored.
 *
 * @param parts its files
 * @param label the column to predict, by name or number from 0; empty for the last
 * @param regression whether the label is a number to predict, not a class
 * @param rules of what becomes of the other columns
 */
record TableOptions(
    PartOptions parts, Optional<String> label, boolean regression, ColumnRules rules) {

  /**
   * Reads them.
   *
   * @param name what such data sets are called, and what their files end in
   */
  static TableOptions of(String name, OptionReader options) {
    return new TableOptions(
        PartOptions.of("file", "{name: %1$s, file: my.%1$s}".formatted(name), options),
        options.text("label"),
        regression(options),
        ColumnRules.of(options));
  }

  static boolean regression(OptionReader options) {
    return options.word("task", "classification", "regression").equals("regression");
  }

  static Preparation.Standard standard(OptionReader options) {
    return PartOptions.standard(Preparation.Standard.TABLE, options);
  }
}
