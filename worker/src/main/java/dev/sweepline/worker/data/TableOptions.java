package dev.sweepline.worker.data;

import java.util.Optional;

/**
 * What a sweep file says of a user's table, however it is stored.
 *
 * @param label the column to predict, by name or number from 0; empty for the last
 * @param regression whether the label is a number to predict, not a class
 */
record TableOptions(DataFile file, Optional<String> label, boolean regression) {
  private static final String NO_FILE = "";

  /**
   * Reads them.
   *
   * @param name what such data sets are called, and what their files end in
   */
  static TableOptions of(String name, Options options) {
    DataFile file = new DataFile(options.text("file").orElse(NO_FILE));
    if (!options.has("file")) {
      options.complain(
          "name", "file is missing; write dataset: {name: %1$s, file: my.%1$s}".formatted(name));
    }
    return new TableOptions(file, options.text("label"), regression(options));
  }

  static boolean regression(Options options) {
    return options.word("task", "classification", "regression").equals("regression");
  }
}
