package dev.sweepline.sweep.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoardFilterTest {
  /** #0 adam, #1 sgd with momentum, #2 adam that diverged, #3 rmsprop that measured nothing. */
  private final SweepHistory sweep =
      new SweepHistory(
          TestSubmissions.submission("s")
              .parameters(
                  Stream.of("optimizer", "lr", "hidden", "momentum", "dash-ed", "opt.rate")
                      .map(name -> new ParameterColumn(name, "uniform", ""))
                      .toList())
              .build());

  BoardFilterTest() {
    start(0, Map.of("optimizer", "adam", "lr", 0.00012345, "hidden", 128L, "dash-ed", 1L));
    measure(0, Map.of("val_accuracy", 0.9712, "val_loss", 0.2));
    end(0, new TrialEnd.Completed(), Map.of("test_accuracy", 0.96));
    start(1, Map.of("optimizer", "sgd", "lr", 0.1, "hidden", 64L, "momentum", 0.9, "dash-ed", 2L));
    measure(
        1, Map.of("val_accuracy", 0.93, "val_loss", 0.4, "eval/top-1 acc", 0.7, "top (5)", 1.0));
    start(
        2, Map.of("optimizer", "Adam-wide", "lr", 0.5, "hidden", List.of(64L, 32L), "dash-ed", 3L));
    measure(2, Map.of("val_accuracy", Double.NaN, "val_loss", Double.NaN));
    String reason = "the loss is NaN";
    end(2, new TrialEnd.Failed(FailureKind.DIVERGED, reason, ""), Map.of());
    start(3, Map.of("optimizer", "rmsprop", "lr", 0.2, "opt", Map.of("rate", 7L), "dash-ed", 4L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|0 1 2 3",
        "val_accuracy > 0.97|0",
        "val_accuracy < 0.97|1",
        "not val_accuracy > 0.97|1 2 3",
        "not lr * (2 + 1) > 0.5 adam|0",
        "not (not (lr > 0.3))|2",
        "optimizer in (adam, sgd)|0 1",
        "optimizer not in (adam, sgd)|2 3",
        "val_loss < 0.5 and optimizer in (adam)|0",
        "val_accuracy > 0.97 or state = running|0 1 3",
        "(val_accuracy > 0.97 or momentum > 0.5) and hidden <= 64|1",
        "eval/top-1 acc > 0.5|1",
        "'eval/top-1 acc' > 0.5 and top (5) = 1|1",
        "\"eval/top-1 acc\" in (0.7, 0.8)|1",
        "not eval/top-1 acc > 0.5|0 2 3",
        "#1|1",
        "#1 or #3|1 3",
        "trial >= 2|2 3",
        "state = failed|2",
        "state != FAILED|0 1 3",
        "kind = diverged|2",
        "optimizer = 'Adam-wide'|2",
        "adam-WIDE|2",
        "adam|0 2",
        "adam diverged|2",
        "adam !diverged|0",
        "hidden=128|0",
        "hidden = \"[64,32]\"|2",
        "hidden != 128|1 2 3",
        "lr=0.0001|0",
        "lr = 0.00012|0",
        "lr = 0.00013|``",
        "lr*hidden > 5|1",
        "lr * 10 = 1|1",
        "log10(lr) < -3|0",
        "momentum > 0|1",
        "dash-ed >= 3|2 3",
        "opt.rate = 7|3",
        "p.optimizer = sgd and m.val_loss = 0.4|1",
        "test_accuracy >= 0.96|0",
        "rank = 1|0",
        "reason = 'the loss is NaN'|``",
        "nan|2",
        "val_loss = nan|2 3",
        "'optimizer=sgd'|1",
        "sgd running|1",
        "max(lr, 0.3) > 0.3|2"
      })
  void filter_findsTheRows(String text, String trials) {
    List<Integer> expected =
        Arrays.stream(trials.split(" ")).filter(t -> !t.isEmpty()).map(Integer::valueOf).toList();

    assertThat(found(text)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "val_accuraccy > 1|'val_accuraccy' is no column of this board; did you mean"
            + " 'val_accuracy'?",
        "optimizer in adam|'in' wants a list: optimizer in (adam, sgd)",
        "optimizer in (adam|'in' wants a list: optimizer in (adam, sgd)",
        "in (a)|'in' stands after a column: optimizer in (adam, sgd)",
        "optimizer > 3|'adam' and 3 have no order; compare numbers, two at a time"
      })
  void filter_saysWhatIsWrong(String text, String line) {
    assertThatThrownBy(() -> found(text)).hasMessage(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lr >",
        "> 3",
        "lr > > 3",
        "(",
        ")",
        "lr in ()",
        "lr in (1,)",
        "'open",
        "and",
        "not",
        "a or",
        "max(",
        "max()",
        ",",
        "#1 >",
        "hidden = (",
        "!",
        "lr > 1 and"
      })
  void filter_refusesWhatIsHalfWritten(String text) {
    assertThatThrownBy(() -> found(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void filter_refusesWhatIsTooLong() {
    assertThatThrownBy(() -> found("x".repeat(501)))
        .hasMessage("the filter has 501 characters; write at most 500");
    assertThat(found(("(".repeat(200) + "lr > 0.3" + ")".repeat(200)))).containsExactly(2);
  }

  @Test
  void sort_isByAnyColumnWithTheMissingLast() {
    assertThat(sorted("lr")).containsExactly(0, 1, 3, 2);
    assertThat(sorted("-lr")).containsExactly(2, 3, 1, 0);
    assertThat(sorted("-val_accuracy")).containsExactly(0, 1, 3, 2);
    assertThat(sorted("val_accuracy")).containsExactly(1, 0, 3, 2);
    assertThat(sorted("optimizer")).containsExactly(0, 2, 3, 1);
    assertThat(sorted("-momentum")).first().isEqualTo(1);
    assertThat(sorted("-rank")).containsExactly(2, 3, 1, 0);
    assertThatThrownBy(() -> sorted("vall_loss"))
        .hasMessage("no column 'vall_loss'; did you mean 'val_loss'?");
  }

  private List<Integer> found(String text) {
    return scan(text, Set.of(), BoardSort.BY_RANK);
  }

  private List<Integer> sorted(String column) {
    return scan("", Set.of(TrialState.values()), BoardSort.of(column));
  }

  private List<Integer> scan(String text, Set<TrialState> states, BoardSort sort) {
    List<BoardRow> rows =
        sweep.trials().stream()
            .map(trial -> new BoardRow(trial, sweep.submitted()))
            .sorted()
            .toList();
    BoardColumns columns =
        BoardColumns.of(
            sweep.submitted().parameters(),
            Set.of("val_accuracy", "val_loss", "test_accuracy", "eval/top-1 acc", "top (5)"));
    BoardScan scan = new BoardScan(rows, columns, new BoardFilter(columns, states, text), sort);
    return scan.result().stream().map(each -> each.row().trial().trial()).toList();
  }

  private void start(int trial, Map<String, Object> parameters) {
    sweep.apply(
        new TrialStarted(
            new TrialId("s", trial), 0, 1, 5, parameters, Budget.epochs(3), "driver/0"));
  }

  private void measure(int trial, Map<String, Double> metrics) {
    sweep.apply(
        new TrialMeasured(
            new TrialId("s", trial), 0, 1, 6, 1, new Measurement(1, 10, new HashMap<>(metrics))));
  }

  private void end(int trial, TrialEnd end, Map<String, Double> results) {
    sweep.apply(new TrialEnded(new TrialId("s", trial), 0, 1, 7, new TrialReport(end, 1, results)));
  }
}
