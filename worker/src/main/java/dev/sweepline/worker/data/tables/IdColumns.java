package dev.sweepline.worker.data.tables;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Detector of columns that only tell rows apart: they count them, name them or say in which order
 * they came. Whoever learns them learns the table by heart. Stateless.
 */
final class IdColumns {
  /** Fewer rows may stand in this order by chance, or because there is one for each. */
  private static final int FEWEST = 10;

  /** {@code id}, {@code customer_id}, {@code PassengerId}, {@code Unnamed: 0}. */
  private static final Pattern ID_NAME =
      Pattern.compile(
          "|(?i:id|uuid|guid|index|key|row|unnamed: ?\\d+|(.*[_"
              + " .-])(id|uuid|guid|key))|.*[a-z](Id|ID)");

  private IdColumns() {}

  /** Whether a column holds 0, 1, 2, … or 1, 2, 3, … */
  static boolean countsRows(ColumnCells column) {
    return column.rows() >= FEWEST
        && (column.value(0) == 0 || column.value(0) == 1)
        && IntStream.range(0, column.rows())
            .allMatch(row -> column.value(row) == column.value(0) + row);
  }

  /** Why a column is no feature; empty where it may be one. */
  static Optional<String> reason(ColumnCells column) {
    if (column.rows() - column.gaps() < FEWEST) {
      return Optional.empty();
    }
    return switch (column.kind()) {
      case NUMBER -> ofNumbers(column);
      case TEXT -> ofTexts(column);
      case DATE -> ofDates(column);
    };
  }

  private static Optional<String> ofNumbers(ColumnCells column) {
    if (countsRows(column)) {
      return Optional.of("it only counts the rows");
    }
    if (column.gaps() > 0 || !ID_NAME.matcher(column.name()).matches()) {
      return Optional.empty();
    }
    Set<Double> seen = new HashSet<>();
    for (int row = 0; row < column.rows(); row++) {
      double value = column.value(row);
      if (value != Math.rint(value) || !seen.add(value)) {
        return Optional.empty();
      }
    }
    return Optional.of("it names the rows, each has its own");
  }

  private static Optional<String> ofTexts(ColumnCells column) {
    int there = column.rows() - column.gaps();
    int different = column.texts().size();
    return different > there / 2
        ? Optional.of("%d different texts in %d rows tell nothing".formatted(different, there))
        : Optional.empty();
  }

  private static Optional<String> ofDates(ColumnCells column) {
    if (column.gaps() > 0) {
      return Optional.empty();
    }
    double direction = Math.signum(column.value(1) - column.value(0));
    return direction != 0
            && IntStream.range(1, column.rows())
                .allMatch(
                    row -> Math.signum(column.value(row) - column.value(row - 1)) == direction)
        ? Optional.of("it only says in which order the rows came")
        : Optional.empty();
  }
}
