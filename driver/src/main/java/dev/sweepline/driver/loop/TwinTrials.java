package dev.sweepline.driver.loop;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.family.TrainingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The trials of a sweep by what they compute: of those that compute the same one trains, and the
 * others wait for it and take over what it measured. Not thread-safe.
 *
 * <p>Passes over the data count only where they end a trial. Whether they or steps do shows when
 * the first of such trials has ended; until then the others wait.
 */
final class TwinTrials {
  private final SweepHistory history;
  private final Map<TrainingKey, List<Computation>> leaders = new HashMap<>();
  private final Map<Integer, List<TrialSpec>> waiting = new TreeMap<>();
  private final List<Copy> copies = new ArrayList<>();

  /**
   * What a trial computes.
   *
   * @param passes the most it may make; empty where only steps end it
   */
  private record Computation(TrialSpec spec, TrainingKey key, OptionalInt passes) {
    /** Empty for a trial of which it is not known. */
    static Optional<Computation> of(TrialSpec spec) {
      return TrainingKey.of(spec).map(key -> new Computation(spec, key, TrainingKey.passes(spec)));
    }

    int trial() {
      return spec.id().trial();
    }
  }

  /**
   * A trial that has no need to train.
   *
   * @param from the trial that computed the same
   * @param report what is to be said of this one
   */
  record Copy(TrialSpec spec, TrialHistory from, TrialReport report) {}

  /** Those of a sweep that has run no trial yet. */
  TwinTrials(SweepHistory history) {
    this.history = history;
  }

  /** Takes note of a trial that was started before. */
  void started(TrialSpec spec) {
    if (history.trial(spec.id().trial()).flatMap(TrialHistory::copyOf).isEmpty()) {
      Computation.of(spec).ifPresent(this::lead);
    }
  }

  /** Whether a new trial is to train. If not, it waits for another, or is among the copies. */
  boolean trains(TrialSpec spec) {
    return Computation.of(spec).map(this::trains).orElse(true);
  }

  private boolean trains(Computation mine) {
    List<Computation> same = leaders.getOrDefault(mine.key(), List.of());
    Optional<Copy> copy = same.stream().flatMap(each -> copy(mine, each).stream()).findFirst();
    if (copy.isPresent()) {
      copies.add(copy.get());
      return false;
    }
    Optional<Computation> ahead =
        same.stream().filter(each -> mayComputeFor(mine, each)).findFirst();
    if (ahead.isPresent()) {
      waiting.computeIfAbsent(ahead.get().trial(), any -> new ArrayList<>()).add(mine.spec());
      return false;
    }
    lead(mine);
    return true;
  }

  private void lead(Computation trial) {
    leaders.computeIfAbsent(trial.key(), any -> new ArrayList<>()).add(trial);
  }

  /** Those that waited for a trial that has ended. */
  List<TrialSpec> release(int trial) {
    List<TrialSpec> released = waiting.remove(trial);
    return released == null ? List.of() : released;
  }

  /** Gives all copies away. */
  List<Copy> takeCopies() {
    List<Copy> taken = List.copyOf(copies);
    copies.clear();
    return taken;
  }

  boolean isEmpty() {
    return waiting.isEmpty() && copies.isEmpty();
  }

  /** Forgets who waits. */
  void clear() {
    waiting.clear();
    copies.clear();
  }

  private boolean mayComputeFor(Computation mine, Computation leader) {
    boolean ended =
        history.trial(leader.trial()).filter(trial -> trial.state().terminal()).isPresent();
    boolean stepsMayEndIt = mine.key().steps().isPresent();
    return !ended
        && leader.spec().budget().equals(mine.spec().budget())
        && (stepsMayEndIt || leader.passes().equals(mine.passes()));
  }

  private Optional<Copy> copy(Computation mine, Computation leader) {
    return history
        .trial(leader.trial())
        .filter(trial -> trial.state().terminal() && trial.budget().equals(mine.spec().budget()))
        .filter(trial -> !trial.gap())
        .flatMap(trial -> copy(mine, leader, trial));
  }

  private static Optional<Copy> copy(Computation mine, Computation leader, TrialHistory trial) {
    TrialReport report = trial.report().orElseThrow();
    return end(report.end(), trial.trial())
        .filter(end -> computesTheSame(mine, leader, trial, end))
        .map(end -> new Copy(mine.spec(), trial, report.withEnd(end).withLog(List.of())));
  }

  /** How a trial ends that computes the same; empty where chance had a part in the end. */
  private static Optional<TrialEnd> end(TrialEnd end, int trial) {
    if (end instanceof Completed) {
      return Optional.of(new Completed(Optional.of(trial)));
    }
    if (end instanceof Failed failed && failed.kind() == FailureKind.DIVERGED) {
      String reason = failed.reason() + ", as the same network did in #" + trial;
      return Optional.of(new Failed(failed.kind(), reason, ""));
    }
    return end instanceof Stopped ? Optional.of(end) : Optional.empty();
  }

  /** Passes decide nothing where steps ended the one and would end the other no later. */
  private static boolean computesTheSame(
      Computation mine, Computation leader, TrialHistory trial, TrialEnd end) {
    if (mine.passes().equals(leader.passes())) {
      return true;
    }
    OptionalInt steps = mine.key().steps();
    Optional<Measurement> last = trial.lastMeasurement();
    if (end instanceof Completed && steps.isPresent() && last.isPresent()) {
      return last.get().step() == steps.getAsInt()
          && mine.passes().orElse(Integer.MAX_VALUE) >= last.get().epoch();
    }
    return false;
  }
}
