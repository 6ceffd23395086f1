package dev.sweepline.driver.cli.live;

import static dev.sweepline.sweep.kit.TestSubmissions.submission;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardFrameTest {
  private static final TerminalSize WIDE = new TerminalSize(120, 40);

  private final SweepHistory history =
      new SweepHistory(
          submission("s")
              .planned(40)
              .parameters(List.of(new ParameterColumn("rate", "uniform", "0 to 1")))
              .build());

  private void run(int trial, int epochs) {
    TrialId id = new TrialId("s", trial);
    history.apply(
        new TrialStarted(
            id, 0, 1, trial * 1000L, Map.of("rate", 0.5), Budget.epochs(8), "driver/" + trial % 2));
    for (int epoch = 1; epoch <= epochs; epoch++) {
      Map<String, Double> metrics = Map.of("val_accuracy", 0.5 + trial / 100.0);
      history.apply(new TrialMeasured(id, 0, 1, 0, epoch, new Measurement(epoch, epoch, metrics)));
    }
  }

  private void end(int trial) {
    run(trial, 8);
    TrialId id = new TrialId("s", trial);
    TrialReport report = new TrialReport(new TrialEnd.Completed(), 1, Map.of());
    history.apply(new TrialEnded(id, 0, 1, trial * 1000L, report));
  }

  @Test
  void frame_hasProgressBestTrialsAndThoseThatRun() {
    for (int trial = 0; trial < 10; trial++) {
      end(trial);
    }
    run(10, 6);

    List<String> lines = BoardFrame.of(history, 20_000, WIDE);

    assertThat(lines.get(0)).isEqualTo("s  running  10/40 completed, 1 running");
    assertThat(lines.get(1)).matches(" {2}██████·{18} {2}25 % {2}30\\.0 trials/min {2}1:00 left");
    assertThat(lines).anyMatch(line -> line.matches(" {2}1 +10 +RUNNING .*"));
    assertThat(lines).anyMatch(line -> line.matches(" {2}2 +9 +COMPLETED .*"));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("  #10    █████████··· 6/8 epochs  val_accuracy 0.6  0:10  driver/0");
  }

  @Test
  void frame_fitsTheTerminal() {
    for (int trial = 0; trial < 20; trial++) {
      end(trial);
    }
    for (int trial = 20; trial < 40; trial++) {
      run(trial, trial % 8);
    }
    for (int rows = 2; rows < 60; rows++) {
      for (int columns : new int[] {2, 20, 50, 200}) {
        List<String> lines = BoardFrame.of(history, 20_000, new TerminalSize(columns, rows));

        assertThat(lines).hasSizeLessThan(rows);
        assertThat(lines).allMatch(line -> line.length() < columns);
      }
    }
    assertThat(BoardFrame.of(history, 20_000, WIDE)).contains("  and 12 more");
  }

  @Test
  void size_isWhatSttySays() {
    assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(132, 50));
    assertThat(TerminalSize.parse("0 0\n")).isEqualTo(new TerminalSize(80, 24));
    assertThat(TerminalSize.parse("")).isEqualTo(new TerminalSize(80, 24));
  }

  @Test
  void bar_growsByEighths() {
    assertThat(TextBar.of(0, 3)).isEqualTo("···");
    assertThat(TextBar.of(0.5, 3)).isEqualTo("█▌·");
    assertThat(TextBar.of(7, 3)).isEqualTo("███");
    assertThat(TextBar.of(-1, 2)).hasSize(2);
  }
}
