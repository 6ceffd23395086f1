package dev.sweepline.driver.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.slot.TrialCoordinator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssignmentTrackerTest {
  private static final TrialReport DONE = new TrialReport(new Completed(), 0, Map.of());

  private final List<TrialReport> reports = new ArrayList<>();
  private final AssignmentTracker held = new AssignmentTracker();

  AssignmentTrackerTest() {
    held.open(new Endless());
  }

  @Test
  void failures_countInARowUntilASlotAsks() {
    held.lost("spark/0", new IllegalStateException("no class"));
    held.lost("spark/1", new IllegalStateException("no class"));
    assertThat(held.failuresInARow()).isEqualTo(2);

    held.next("spark/0");
    assertThat(held.failuresInARow()).isZero();
  }

  @Test
  void deadTask_losesItsTrialOnce() {
    held.next("spark/0");

    held.lost("spark/0", new IllegalStateException("Lost task\nwith a long story"));
    held.lost("spark/0", new IllegalStateException("again"));

    assertLost("the executor was lost: Lost task");
  }

  @Test
  void taskThatEndsWithATrialInItsHands_losesIt() {
    held.next("spark/0");

    held.left("spark/0");

    assertLost("its slot ended and could not say how the trial did");
  }

  /** Spark starts the task of a dead executor again by itself. */
  @Test
  void taskThatAsksAgainWithoutAReport_hasLostItsTrial() {
    held.next("spark/0");

    assertThat(held.next("spark/0")).hasSize(1);

    assertLost("the executor was lost");
  }

  @Test
  void trialThatEnded_isNotLost() {
    TrialSpec spec = held.next("spark/0").get(0);
    held.ended(spec.id(), spec.attempt(), DONE);

    held.left("spark/0");

    assertThat(reports).containsExactly(DONE);
  }

  private void assertLost(String reason) {
    assertThat(reports).hasSize(1);
    Failed failed = (Failed) reports.get(0).end();
    assertThat(failed.kind()).isEqualTo(FailureKind.LOST);
    assertThat(failed.reason()).isEqualTo(reason);
  }

  /** Always has another trial. */
  private final class Endless implements TrialCoordinator {
    private int trials;

    @Override
    public List<TrialSpec> next(String slot) {
      return List.of(TestSpecs.spec(new TrialId("test", trials++)).build());
    }

    @Override
    public Verdict measured(TrialMeasured event) {
      return Verdict.CONTINUE;
    }

    @Override
    public void ended(TrialId id, int attempt, TrialReport report) {
      reports.add(report);
    }
  }
}
