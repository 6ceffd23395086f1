package dev.sweepline.sweep.history;

import static dev.sweepline.sweep.kit.TestLogs.completed;
import static dev.sweepline.sweep.kit.TestLogs.measured;
import static dev.sweepline.sweep.kit.TestLogs.started;
import static dev.sweepline.sweep.kit.TestLogs.submitted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.BoardFilter;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.BoardScan;
import dev.sweepline.sweep.board.BoardSort;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.view.LeaderboardJson;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarksTest {
  private static final SweepSubmitted SUBMITTED = submitted(Goal.MAXIMIZE, OptionalLong.of(5));
  private static final String ID = SUBMITTED.sweep();

  private final SweepHistory history = new SweepHistory(SUBMITTED);

  private void apply(SweepEvent... events) {
    List.of(events).forEach(history::apply);
  }

  private static TrialMarked star(int trial, long at, boolean starred) {
    return new TrialMarked(
        ID, at, trial, "ana", Optional.of(starred), Optional.empty(), Optional.empty());
  }

  private static TrialMarked note(int trial, long at, String note, String... tags) {
    return new TrialMarked(
        ID, at, trial, "ben", Optional.empty(), Optional.of(note), Optional.of(List.of(tags)));
  }

  @Test
  void trial_keepsWhatEachMarkLeavesOut() {
    apply(started(0, 1), star(0, 100, true), note(0, 101, "look again", "odd"));

    TrialMarks marks = history.trial(0).orElseThrow().marks();
    assertThat(marks.starred()).isEqualTo(new Mark<>(true, "ana", 100));
    assertThat(marks.note()).isEqualTo(new Mark<>("look again", "ben", 101));
    assertThat(marks.tags().value()).containsExactly("odd");
  }

  @Test
  void trial_keepsItsMarksOverAttemptsAndItsEnd() {
    apply(started(0, 1), star(0, 100, true), started(0, 2), measured(0, 2, 1, 0.5));
    apply(completed(0, 2));

    assertThat(history.trial(0).orElseThrow().marks().starred().value()).isTrue();
    assertThat(LeaderboardJson.write(history)).contains("\"starred\":true");
  }

  @Test
  void anyPartReplayed_changesNothing() {
    TrialMarked first = star(0, 100, true);
    SweepMarked named = renamed(103, "a");
    apply(started(0, 1), first, star(0, 101, false), named, renamed(104, "b"), first, named);

    assertThat(history.trial(0).orElseThrow().marks().starred().value()).isFalse();
    assertThat(history.name()).isEqualTo("b");
  }

  @Test
  void aMark_isAChangeOfItsTrialAlone() {
    apply(started(0, 1), started(1, 1));
    long before = history.version();
    apply(star(1, 100, true), star(7, 100, true));

    assertThat(history.changedSince(before)).extracting(TrialHistory::trial).containsExactly(1);
  }

  @Test
  void sweep_isCalledAsItWasRenamed_andFoundByEitherName() {
    apply(renamed(100, "better name"));

    for (String name : List.of("better name", SUBMITTED.name(), ID)) {
      assertThat(SweepIndex.find(List.of(history), name)).contains(history);
    }
    assertThat(history.name()).isEqualTo("better name");
    apply(renamed(101, ""));
    assertThat(history.name()).isEqualTo(SUBMITTED.name());
  }

  @Test
  void archived_isNotTheLatestWhileThereAreOthers() {
    apply(new SweepMarked(ID, 100, "ana", Optional.empty(), Optional.of(true)));
    SweepHistory other = new SweepHistory(SUBMITTED);

    assertThat(SweepIndex.find(List.of(history, other), "latest")).contains(other);
    assertThat(SweepIndex.find(List.of(history), "latest")).contains(history);
    assertThat(LeaderboardJson.write(history)).contains("\"archived\":true");
  }

  @Test
  void deleted_isNotToldOf_whateverComesLater() {
    SweepIndex sweeps = new SweepIndex();
    sweeps.apply(SUBMITTED);
    sweeps.apply(started(0, 1));
    sweeps.apply(new SweepDeleted(ID, 100, "ana"));
    sweeps.apply(SUBMITTED);
    sweeps.apply(started(1, 1));

    assertThat(sweeps.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "starred|0",
        "starred = true|0",
        "not starred|1 2",
        "tag = odd|1",
        "tag in (odd, other)|0 1",
        "tag = od|''",
        "again|1",
        "note = 'look again'|1",
        "starred or tag = odd|0 1",
      })
  void filter_knowsMarks(String text, String trials) {
    apply(started(0, 1), started(1, 1), started(2, 1));
    apply(star(0, 100, true), note(1, 101, "look again", "odd", "two words"));
    apply(note(0, 102, "", "other"));
    List<BoardRow> rows =
        history.trials().stream().map(trial -> new BoardRow(trial, SUBMITTED)).toList();
    BoardColumns columns = BoardColumns.of(SUBMITTED.parameters(), Set.of());
    BoardScan scan =
        new BoardScan(rows, columns, new BoardFilter(columns, Set.of(), text), BoardSort.BY_RANK);

    assertThat(scan.result().stream().map(row -> "" + row.row().trial().trial()).toList())
        .isEqualTo(trials.isEmpty() ? List.of() : List.of(trials.split(" ")));
  }

  @Test
  void marks_haveLimits() {
    assertThatThrownBy(() -> note(0, 1, "x".repeat(4001))).hasMessageContaining("4000");
    assertThatThrownBy(() -> note(0, 1, "", "a,b")).hasMessageContaining("comma");
    assertThatThrownBy(() -> note(0, 1, "", "")).hasMessageContaining("1 to 60");
  }

  private static SweepMarked renamed(long at, String name) {
    return new SweepMarked(ID, at, "ana", Optional.of(name), Optional.empty());
  }
}
