package dev.sweepline.worker.data.columns;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.List;

/** Fit of a column of numbers. Stateless. */
final class NumberFit {
  private NumberFit() {}

  static ColumnFit of(TableColumn column, TrainingCells training) {
    Missing missing = column.treatment().missing();
    double fill = training.fill(missing);
    List<Feature> features = new ArrayList<>();
    features.add(new Feature.Amount(column.name(), fill));
    if (missing == Missing.INDICATOR && training.gaps() > 0) {
      features.add(new Feature.Gap(column.name()));
    }
    return new ColumnFit(
        features,
        training.gaps() == 0
            ? ""
            : "column '%s': numbers; %d missing in training become %s"
                .formatted(column.name(), training.gaps(), filled(missing, ValueText.show(fill))));
  }

  /** For a person, what becomes of missing values. */
  static String filled(Missing missing, String fill) {
    return missing == Missing.INDICATOR
        ? "the mean, " + fill + ", and a feature says so"
        : "the " + Words.of(missing).replace('_', ' ') + ", " + fill;
  }
}
