package dev.sweepline.driver.cli.init;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.tables.SurveyedColumn;
import dev.sweepline.worker.data.tables.TableSurvey;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Choice of the column that is to be predicted.
 *
 * @param regression whether it holds numbers to predict, not classes
 * @param why it was taken, for a person
 */
record LabelChoice(SurveyedColumn column, boolean regression, String why) {
  /** Whole numbers of more values are taken for amounts. */
  private static final int MOST_NUMBERED_CLASSES = 20;

  private static final int MOST_CLASSES = 100;

  /** What hardly any other column is called, the surest first. */
  private static final List<String> NAMES =
      List.of(
          "label",
          "target",
          "class",
          "y",
          "outcome",
          "response",
          "survived",
          "churn",
          "churned",
          "exited",
          "species",
          "diagnosis");

  /**
   * The column that the user named, or else one that is called like a label, or else the last.
   *
   * @throws UserException where it cannot be a label, or none can
   */
  static LabelChoice of(TableSurvey survey, Optional<String> named, Optional<Boolean> regression) {
    if (named.isPresent()) {
      SurveyedColumn column = find(survey, named.get());
      refusal(survey, column)
          .ifPresent(
              why -> {
                throw new UserException("--label " + column.name() + ": " + why);
              });
      return new LabelChoice(column, regression.orElse(isAmount(column)), "named by --label");
    }
    List<SurveyedColumn> fit =
        survey.columns().stream().filter(column -> refusal(survey, column).isEmpty()).toList();
    if (fit.isEmpty()) {
      throw new UserException(
          "no column can be the label: each has gaps, one value only, or only tells rows apart;"
              + " fill in the gaps of the one to predict and name it by --label");
    }
    for (String name : NAMES) {
      for (SurveyedColumn column : fit) {
        if (column.name().toLowerCase(Locale.ROOT).equals(name)) {
          return new LabelChoice(
              column, regression.orElse(isAmount(column)), "it is called like a label");
        }
      }
    }
    SurveyedColumn last = fit.get(fit.size() - 1);
    boolean isLast = last.equals(survey.columns().get(survey.columns().size() - 1));
    return new LabelChoice(
        last,
        regression.orElse(isAmount(last)),
        isLast ? "it is the last" : "it is the last without gaps");
  }

  private static SurveyedColumn find(TableSurvey survey, String name) {
    List<String> names = survey.columns().stream().map(SurveyedColumn::name).toList();
    if (!names.contains(name)) {
      throw new UserException(
          "--label: there is no column '%s'%s"
              .formatted(
                  name,
                  DidYouMean.hintOr(
                      name, names, Map.of(), "there are " + String.join(", ", names))));
    }
    return survey.columns().get(names.indexOf(name));
  }

  /** Why a column cannot be predicted. */
  private static Optional<String> refusal(TableSurvey survey, SurveyedColumn column) {
    if (column.gaps() > 0) {
      return Optional.of("its value is missing in %d rows".formatted(column.gaps()));
    }
    if (column.counts().size() == 1) {
      return Optional.of("all rows have the same value");
    }
    if (column.kind() == ColumnKind.DATE) {
      return Optional.of("it holds dates");
    }
    if (column.kind() == ColumnKind.TEXT
        && (column.counts().isEmpty()
            || column.counts().size() > Math.min(MOST_CLASSES, survey.rows() / 2))) {
      return Optional.of("it has too many different texts to be classes");
    }
    return column.kind() == ColumnKind.NUMBER && isAmount(column)
        ? Optional.empty()
        : column.useless();
  }

  private static boolean isAmount(SurveyedColumn column) {
    return column.kind() == ColumnKind.NUMBER
        && (!column.whole()
            || column.counts().isEmpty()
            || column.counts().size() > MOST_NUMBERED_CLASSES);
  }

  /** The share of the rarest class; empty of amounts. */
  OptionalDouble rarest() {
    double rows = counted();
    return regression
        ? OptionalDouble.empty()
        : column.counts().values().stream().mapToDouble(count -> count / rows).min();
  }

  /** One clause on what it holds. */
  String shown() {
    if (regression) {
      return "numbers to predict";
    }
    double rows = counted();
    StringBuilder shown = new StringBuilder(column.counts().size() + " classes: ");
    column.counts().entrySet().stream()
        .limit(4)
        .forEach(
            entry ->
                shown
                    .append(CommentText.plain(entry.getKey()))
                    .append(" (%.0f %%), ".formatted(100 * entry.getValue() / rows)));
    return column.counts().size() > 4 ? shown + "…" : shown.substring(0, shown.length() - 2);
  }

  private double counted() {
    return column.counts().values().stream().mapToInt(count -> count).sum();
  }
}
