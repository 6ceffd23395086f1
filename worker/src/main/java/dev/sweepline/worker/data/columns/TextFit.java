package dev.sweepline.worker.data.columns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Fit of a column of texts: a feature for each category, or one with their ranks. */
final class TextFit {
  /** More categories than that would be more inputs than a table's rows can teach. */
  private static final int MOST_CATEGORIES = 100;

  private static final int MOST_NAMED = 8;

  private final TableColumn column;
  private final TrainingCells training;
  private final Map<Integer, Long> counts;
  private final List<String> categories;

  private TextFit(TableColumn column, TrainingCells training) {
    this.column = column;
    this.training = training;
    this.counts = training.counts();
    this.categories = column.treatment().categories().orElseGet(this::commonest);
  }

  static ColumnFit of(TableColumn column, TrainingCells training) {
    return new TextFit(column, training).fit();
  }

  private List<String> commonest() {
    return NameOrder.sorted(
        counts.entrySet().stream()
            .sorted(Comparator.comparing(entry -> -entry.getValue()))
            .limit(MOST_CATEGORIES)
            .map(entry -> column.values().get(entry.getKey()))
            .toList());
  }

  private ColumnFit fit() {
    List<Feature> features = new ArrayList<>();
    if (column.treatment().ordinal()) {
      features.add(rank());
    } else {
      boolean refused = missing() == Missing.ERROR;
      for (String category : categories) {
        int code = column.values().indexOf(category);
        features.add(new Feature.Category(column.name(), category, code, refused, fill()));
      }
    }
    if (missing() == Missing.INDICATOR && training.gaps() > 0) {
      features.add(new Feature.Gap(column.name()));
    }
    return new ColumnFit(features, line());
  }

  private Missing missing() {
    return column.treatment().missing();
  }

  /** The category that stands for missing texts; empty where none does. */
  private String fill() {
    return missing() == Missing.ERROR || missing() == Missing.INDICATOR
        ? ""
        : counts.entrySet().stream()
            .filter(entry -> categories.contains(column.values().get(entry.getKey())))
            .sorted(
                Comparator.comparing((Map.Entry<Integer, Long> entry) -> -entry.getValue())
                    .thenComparing(entry -> column.values().get(entry.getKey())))
            .map(entry -> column.values().get(entry.getKey()))
            .findFirst()
            .orElse("");
  }

  private Feature rank() {
    Map<Integer, Integer> ranks = new HashMap<>();
    for (int rank = 0; rank < categories.size(); rank++) {
      int code = column.values().indexOf(categories.get(rank));
      if (code >= 0) {
        ranks.put(code, rank);
      }
    }
    double sum = 0;
    long rows = 0;
    for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
      if (ranks.containsKey(entry.getKey())) {
        sum += ranks.get(entry.getKey()) * (double) entry.getValue();
        rows += entry.getValue();
      }
    }
    double mean = rows == 0 ? 0 : sum / rows;
    double fill =
        switch (missing()) {
          case ERROR -> Double.NaN;
          case INDICATOR -> mean;
          default -> fill().isEmpty() ? mean : categories.indexOf(fill());
        };
    return new Feature.Rank(column.name(), categories, ranks, mean, fill);
  }

  private String line() {
    String named =
        String.join(", ", categories.subList(0, Math.min(MOST_NAMED, categories.size())))
            + (categories.size() > MOST_NAMED ? ", …" : "");
    String line =
        "column '%s': %d %s, %s: %s"
            .formatted(
                column.name(),
                categories.size(),
                categories.size() == 1 ? "category" : "categories",
                column.treatment().ordinal() ? "numbered in this order" : "a feature each",
                named);
    long others =
        IntStream.range(0, column.values().size())
            .filter(code -> counts.containsKey(code))
            .filter(code -> !categories.contains(column.values().get(code)))
            .count();
    if (others > 0) {
      line += "; %d others count as unseen".formatted(others);
    }
    if (training.gaps() > 0) {
      line +=
          "; %d missing in training become %s"
              .formatted(
                  training.gaps(),
                  missing() == Missing.INDICATOR
                      ? "none of them, and a feature says so"
                      : "'" + fill() + "'");
    }
    return line;
  }
}
