package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFile;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Options of a user's table in a sweep file, however it is stored.
 *
 * @param file what is trained on, and cut into the parts that have no file of their own
 * @param validation the validation part; only beside a test part
 * @param test the test part
 * @param label the column to predict, by name or number from 0; empty for the last
 * @param regression whether the label is a number to predict, not a class
 * @param rules of what becomes of the other columns
 */
record TableOptions(
    DataFile file,
    Optional<DataFile> validation,
    Optional<DataFile> test,
    Optional<String> label,
    boolean regression,
    ColumnRules rules) {
  private static final String NO_FILE = "";

  /**
   * Reads them.
   *
   * @param name what such data sets are called, and what their files end in
   */
  static TableOptions of(String name, OptionReader options) {
    DataFile file = new DataFile(options.text("file").orElse(NO_FILE));
    if (!options.has("file")) {
      options.complain(
          "name", "file is missing; write dataset: {name: %1$s, file: my.%1$s}".formatted(name));
    }
    Set<String> files = new HashSet<>(Set.of(file.text()));
    Optional<DataFile> validation = part("validation", options, files);
    Optional<DataFile> test = part("test", options, files);
    if (validation.isPresent()) {
      refuseCuts(options);
    }
    return new TableOptions(
        file,
        validation,
        test,
        options.text("label"),
        regression(options),
        ColumnRules.of(options));
  }

  /** A part that learns from its own examples would be no judge. */
  private static Optional<DataFile> part(String part, OptionReader options, Set<String> others) {
    Optional<String> text = options.text(part);
    text.filter(file -> !others.add(file))
        .ifPresent(
            file ->
                options.complain(
                    part, "%s '%s' is given as another part too".formatted(part, file)));
    return text.map(DataFile::new);
  }

  private static void refuseCuts(OptionReader options) {
    if (!options.has("test")) {
      options.complain("validation", "validation needs test: a file of its own for the test too");
    }
    for (String cut : new String[] {"split", "folds"}) {
      if (options.has(cut)) {
        options.complain(cut, cut + " does not go with validation; leave one of them out");
      }
    }
  }

  static boolean regression(OptionReader options) {
    return options.word("task", "classification", "regression").equals("regression");
  }

  /** What is cut from the file: a fifth each for validation and test that have no own one. */
  static Preparation.Standard standard(OptionReader options) {
    if (!options.has("test")) {
      return Preparation.Standard.TABLE;
    }
    return options.has("validation")
        ? Preparation.Standard.TABLE.fixed(1.0)
        : Preparation.Standard.TABLE.shares(0.8, 0.2);
  }
}
