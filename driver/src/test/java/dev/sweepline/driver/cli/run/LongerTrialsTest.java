package dev.sweepline.driver.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.kit.TestSweeps;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.worker.model.ModelFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongerTrialsTest {
  private static final TrialId ID = new TrialId("s", 0);

  private final SweepHistory history = new SweepHistory(TestSubmissions.submission("s").build());
  private final Sweep sweep = TestSweeps.sweep().build();

  LongerTrialsTest() {
    history.apply(new TrialStarted(ID, 0, 1, 1, Map.of(), Budget.epochs(10), "slot"));
    history.apply(new TrialEnded(ID, 0, 1, 2, new TrialReport(new Completed(), 10, Map.of())));
  }

  @Test
  void moreThanCanBeCounted_isRefused() {
    assertThatThrownBy(() -> longer(Integer.MAX_VALUE - 9).plan(sweep, history))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "trial 0 has 10 epochs; 2147483638 more are too many, at most 2147483647 can be in"
                + " all");
  }

  @Test
  void mostThatCanBeCounted_arePlanned() {
    assertThat(longer(Integer.MAX_VALUE - 10).plan(sweep, history)).isEqualTo(sweep);
  }

  private static LongerTrials longer(int epochs) {
    Console console = new Console(System.out, System.err);
    return new LongerTrials(epochs, List.of(), new ModelFolder(Path.of("home")), console);
  }
}
