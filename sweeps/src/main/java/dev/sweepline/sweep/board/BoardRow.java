package dev.sweepline.sweep.board;

import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.history.TrialMarks;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.value.ValueText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trial with what ranks it, kept from one change of it to the next: what a board can be sorted
 * and filtered by without making its rows. All but {@link #trial} and {@link #scores} is as it was
 * when the row was made, and may be read by any thread.
 */
public final class BoardRow implements Comparable<BoardRow> {
  private final TrialHistory trial;
  private final SweepSubmitted submitted;
  private final TrialState state;
  private final int attempt;
  private final String slot;
  private final TrialMarks marks;
  private final @Nullable TrialEnd end;
  private final Map<String, Double> results;
  private final ObjectiveValue reached;
  private final RankKey key;
  private final Map<String, Object> parameters;
  private @Nullable String name;
  private @Nullable String mentioned;

  /** The trial as it is now. */
  public BoardRow(TrialHistory trial, SweepSubmitted submitted) {
    this.trial = trial;
    this.submitted = submitted;
    this.state = trial.state();
    this.attempt = trial.attempt();
    this.slot = trial.slot();
    this.marks = trial.marks();
    this.end = trial.report().map(TrialReport::end).orElse(null);
    this.results = trial.report().map(TrialReport::results).orElse(Map.of());
    this.reached = ObjectiveValue.of(trial, results, submitted.objectives().first());
    this.key = RankKey.of(trial, reached, results, submitted.objectives());
    this.parameters = FlatParameters.of(trial.parameters(), submitted.parameters());
  }

  public TrialHistory trial() {
    return trial;
  }

  /** The trial's index. */
  public int index() {
    return key.trial();
  }

  /** The trial that computed all of it for this one. */
  public Optional<Integer> copyOf() {
    return end instanceof TrialEnd.Completed completed ? completed.sameAs() : Optional.empty();
  }

  /** The trial that computed what this one shows: itself, unless it is a copy. */
  int origin() {
    return copyOf().orElse(key.trial());
  }

  public RankKey key() {
    return key;
  }

  TrialState state() {
    return state;
  }

  int attempt() {
    return attempt;
  }

  String slot() {
    return slot;
  }

  TrialMarks marks() {
    return marks;
  }

  /** How it ended. */
  Optional<TrialEnd> end() {
    return Optional.ofNullable(end);
  }

  /** By the columns' names. */
  public Map<String, Object> parameters() {
    return parameters;
  }

  /** Those that the row shows; NaN where there is none of the name. */
  public double metric(String name) {
    Double result = results.get(name);
    return result == null
        ? reached.epoch().map(measured -> measured.metric(name)).orElse(Double.NaN)
        : result;
  }

  /** The objective's; NaN before the first. */
  public double value() {
    return reached.value().orElse(Double.NaN);
  }

  /** The measurement that the row shows; empty before the first. */
  public Optional<Measurement> epochMeasured() {
    return reached.epoch();
  }

  /** The epoch that reached it, 0 before the first. */
  public int epoch() {
    return reached.epoch().map(measured -> measured.epoch()).orElse(0);
  }

  /** By all objectives, higher for the better whatever the goal; empty with one objective. */
  public List<Double> scores() {
    return submitted.objectives().several()
        ? ObjectiveScores.of(trial, submitted.objectives()).scores()
        : List.of();
  }

  String name() {
    if (name == null) {
      name = TrialName.of(key.trial(), parameters, submitted);
    }
    return name;
  }

  Optional<String> reason() {
    return end().flatMap(TrialEnd::explanation);
  }

  /**
   * All that words are looked for in: index, name, state, reason, parameters, what people say; in
   * small letters.
   */
  String mentioned() {
    if (mentioned == null) {
      mentioned = mentions();
    }
    return mentioned;
  }

  private String mentions() {
    StringBuilder text = new StringBuilder("#").append(key.trial()).append(' ').append(name());
    text.append(' ').append(Words.of(state));
    reason().ifPresent(reason -> text.append(' ').append(reason));
    parameters.forEach(
        (name, value) -> text.append(' ').append(name).append('=').append(ValueText.show(value)));
    text.append(marks.starred().value() ? " starred " : " ").append(marks.note().value());
    marks.tags().value().forEach(tag -> text.append(' ').append(tag));
    return text.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(BoardRow other) {
    return key.compareTo(other.key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BoardRow row && row.key.equals(key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
