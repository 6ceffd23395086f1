package dev.sweepline.driver.cli.init;

import dev.sweepline.sweep.yaml.YamlText;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.tables.SurveyedColumn;
import dev.sweepline.worker.data.tables.TableSurvey;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Draft of a sweep file for a table, with a comment on all that was assumed.
 *
 * @param name of the sweep
 * @param format csv or parquet
 * @param file as the sweep file is to write it
 * @param separator of csv; a comma needs no word
 */
record TableDraft(
    String name,
    String format,
    String file,
    char separator,
    TableSurvey survey,
    LabelChoice label) {
  /** Fewer are "small": smaller batches, more passes. */
  private static final int SMALL = 5_000;

  private static final int LARGE = 50_000;

  /** Of an even share: a class with less is rare. */
  private static final double RARE = 0.4;

  /** The text of the file. */
  String text() {
    return """
# Drafted from %s: %d rows, %d columns. All of it is yours to change.
name: %s
method: auto    # chooses by space, budget and slots, and says which and why
run_cap: 40     # trials
dataset:
  name: %s
  file: %s
%s  label: %s   # %s; %s
%s%snetwork: mlp
metric: %s
budget: {epochs: %d}
early_terminate: {type: median, min_iter: %d}   # ends a trial that is worse than half of those before it
parameters:
%s  learning_rate: {distribution: log_uniform_values, min: 0.0003, max: 0.03}
  hidden: {values: %s}
  layers: {values: [1, 2]}
  dropout: {values: [0, 0.2, 0.4]}
  batch_size: {values: %s}
"""
        .formatted(
            CommentText.plain(file),
            survey.rows(),
            survey.columns().size(),
            YamlText.value(name),
            format,
            YamlText.value(file),
            stored(),
            YamlText.value(labelName()),
            CommentText.plain(label.why()),
            label.shown(),
            label.regression() ? "  task: regression\n" : "",
            columns(),
            metric(),
            epochs(),
            Math.max(1, epochs() / 5),
            gaps().isEmpty() ? "" : "  dataset.missing: {values: [median, indicator]}\n",
            survey.rows() < LARGE ? "[16, 32, 64, 128]" : "[64, 128, 256]",
            survey.rows() < SMALL ? "[16, 32, 64]" : "[64, 128]");
  }

  /** How the file is to be read. */
  private String stored() {
    return (separator == ','
            ? ""
            : "  separator: \"%s\"\n".formatted(separator == '\t' ? "\\t" : separator))
        + (survey.headless() ? "  header: false   # the first line looks like data\n" : "");
  }

  /** Columns without names have numbers. */
  private String labelName() {
    return survey.headless()
        ? String.valueOf(survey.columns().indexOf(label.column()))
        : label.column().name();
  }

  private String columns() {
    return comment("left out by itself, it only tells rows apart", c -> c.useless().isPresent())
        + comment(
            "text, a feature for each value; encode: ordinal makes it one",
            c -> c.useless().isEmpty() && c.kind() == ColumnKind.TEXT)
        + comment(
            "dates, features for their parts",
            c -> c.useless().isEmpty() && c.kind() == ColumnKind.DATE)
        + comment("with gaps, filled as dataset.missing says", gaps()::contains);
  }

  private String comment(String what, Predicate<SurveyedColumn> which) {
    List<SurveyedColumn> columns = features().stream().filter(which).toList();
    return columns.isEmpty()
        ? ""
        : "  # %s: %s\n"
            .formatted(
                what,
                columns.stream()
                    .limit(12)
                    .map(column -> CommentText.plain(column.name()))
                    .collect(Collectors.joining(", ", "", columns.size() > 12 ? ", …" : "")));
  }

  private List<SurveyedColumn> features() {
    return survey.columns().stream().filter(column -> !column.equals(label.column())).toList();
  }

  private List<SurveyedColumn> gaps() {
    return features().stream()
        .filter(column -> column.useless().isEmpty() && column.gaps() > 0)
        .filter(column -> column.gaps() < survey.rows())
        .toList();
  }

  private String metric() {
    if (label.regression()) {
      return "{name: val_rmse, goal: minimize}   # in the label's own unit";
    }
    double even = 1.0 / label.column().counts().size();
    return label.rarest().orElse(even) < RARE * even
        ? "{name: val_f1, goal: maximize}   # the classes are of unlike sizes: this counts each"
            + " the same"
        : "{name: val_accuracy, goal: maximize}";
  }

  private int epochs() {
    return survey.rows() < SMALL ? 30 : survey.rows() < LARGE ? 15 : 5;
  }
}
