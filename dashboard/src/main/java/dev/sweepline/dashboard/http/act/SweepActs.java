package dev.sweepline.dashboard.http.act;

import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.StopRequested;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.event.SweepEvent.SweepMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.Words;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The acts that a sweep allows as it is now: each is decided here and is an event. What cannot be
 * done is a {@link RequestException} that says why. Immutable; histories are their owner's to read.
 *
 * @param clock dates the events
 */
public record SweepActs(InstantSource clock) {
  /** Fields of a request that marks a trial. */
  public static final Set<String> TRIAL_MARKS = Set.of("starred", "note", "tags");

  /** Fields of a request that marks a sweep. */
  public static final Set<String> SWEEP_MARKS = Set.of("name", "archived");

  /** Asks the sweep's driver to end it. */
  public Act stop(SweepHistory sweep, String by) {
    String driver = driver(sweep);
    return new Act(
        new StopRequested(sweep.id(), clock.millis(), OptionalInt.empty(), "stopped by " + by),
        "Asked " + driver + " to stop " + sweep.name());
  }

  /** Asks the sweep's driver to end one trial. */
  public Act stop(SweepHistory sweep, TrialHistory trial, String by) {
    String driver = driver(sweep);
    if (trial.state().terminal()) {
      throw RequestException.conflict("trial " + trial.trial() + " has ended");
    }
    OptionalInt which = OptionalInt.of(trial.trial());
    return new Act(
        new StopRequested(sweep.id(), clock.millis(), which, "stopped by " + by),
        "Asked " + driver + " to stop trial " + trial.trial());
  }

  private static String driver(SweepHistory sweep) {
    if (sweep.state() != SweepState.RUNNING) {
      throw RequestException.conflict(
          sweep.name() + " is not running: it is " + Words.of(sweep.state()));
    }
    return sweep.holder().map(Object::toString).orElse("its driver");
  }

  /** Stars a trial, notes something about it, tags it, or takes such marks away. */
  public Act mark(SweepHistory sweep, TrialHistory trial, ActBody body, String by) {
    Optional<Boolean> starred = body.flag("starred");
    Optional<String> note = body.text("note").map(String::strip);
    Optional<List<String>> tags =
        body.texts("tags").map(all -> all.stream().map(String::strip).distinct().toList());
    if (starred.isEmpty() && note.isEmpty() && tags.isEmpty()) {
      throw RequestException.badRequest("nothing to do; give starred, note or tags");
    }
    SweepEvent event =
        event(
            () ->
                new TrialMarked(
                    sweep.id(), clock.millis(), trial.trial(), by, starred, note, tags));
    String what =
        starred.isEmpty() ? "Kept what you wrote about" : starred.get() ? "Starred" : "Unstarred";
    return new Act(event, what + " trial " + trial.trial());
  }

  /** Renames a sweep, or puts it away or back. */
  public Act mark(SweepHistory sweep, ActBody body, String by) {
    Optional<String> name = body.text("name").map(text -> text.strip().replaceAll("\\s+", " "));
    Optional<Boolean> archived = body.flag("archived");
    if (name.isEmpty() && archived.isEmpty()) {
      throw RequestException.badRequest("nothing to do; give name or archived");
    }
    SweepEvent event = event(() -> new SweepMarked(sweep.id(), clock.millis(), by, name, archived));
    String what =
        name.isPresent()
            ? sweep.name()
                + " is now "
                + (name.get().isEmpty() ? sweep.submitted().name() : name.get())
            : (archived.get() ? "Archived " : "Took back ") + sweep.name();
    return new Act(event, what);
  }

  /** Deletes a sweep that nobody drives. */
  public Act delete(SweepHistory sweep, String by) {
    if (sweep.state() == SweepState.RUNNING) {
      throw RequestException.conflict(sweep.name() + " is running; stop it first");
    }
    return new Act(new SweepDeleted(sweep.id(), clock.millis(), by), "Deleted " + sweep.name());
  }

  /** What an event does not take, whoever asks should hear. */
  private static SweepEvent event(Supplier<SweepEvent> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw RequestException.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
