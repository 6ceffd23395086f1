package dev.sweepline.worker.data.columns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Encoder of a table's rows as the numbers that networks see, fitted to training rows. Immutable,
 * thread-safe.
 *
 * @param features in the order of a network's inputs
 * @param columns the number of the column that each is made of
 * @param whole whether every column but the label is among them: rows that are alike in them may
 *     differ otherwise
 * @param lines what was done with each column, for a person
 */
public record TableEncoder(
    List<Feature> features, List<Integer> columns, boolean whole, List<String> lines) {
  /** Texts that stand for a missing value, in small letters. */
  public static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  public TableEncoder {
    features = List.copyOf(features);
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /** One number of one row, before scaling. */
  public double value(Cells cells, int row, int feature) {
    return features.get(feature).of(cells.value(row, columns.get(feature)));
  }

  /** Whether every column is a feature as it is. */
  public boolean changesNothing() {
    return IntStream.range(0, features.size())
        .allMatch(
            at ->
                columns.get(at) == at
                    && features.get(at) instanceof Feature.Amount amount
                    && Double.isNaN(amount.fill()));
  }

  /** Names of the features. */
  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /**
   * JSON values that say how to read new rows: {@code missing}, the texts of missing values in
   * small letters, and {@code features}, one entry for each input of the network in its order. Of
   * each, {@code column} names the column, {@code take} says what becomes of its text: {@code
   * number}; {@code gap}, 1 where it is missing; {@code category}, 1 where it equals {@code is};
   * {@code rank}, its place from 0 in {@code of}, or {@code other}; {@code seconds}, {@code year},
   * {@code month}, {@code day}, {@code weekday} or {@code hour} of a date in {@code format}. {@code
   * missing} is the number instead of a missing text, of a category the text; where there is none,
   * rows with gaps are refused.
   */
  public Map<String, Object> document() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("missing", MISSING.stream().sorted().toList());
    fields.put("features", features.stream().map(Feature::document).toList());
    return fields;
  }
}
