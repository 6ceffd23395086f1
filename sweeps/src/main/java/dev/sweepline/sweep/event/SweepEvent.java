package dev.sweepline.sweep.event;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.Objectives;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Iterations;
import dev.sweepline.sweep.trial.Lineage;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.Extent;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * One entry of a sweep's log. A sweep has one driver at a time, which writes all that is a {@link
 * DriverEvent}; workers write {@link TrialMeasured}; anybody may write requests and marks.
 *
 * <p>Never delete or retype a component: logs live for ever.
 */
public sealed interface SweepEvent {
  /** The sweep's id. */
  String sweep();

  /** When it was written, milliseconds since 1970. */
  long at();

  /**
   * The first event of every sweep.
   *
   * @param name the sweep's name, not unique
   * @param file where the sweep file was
   * @param text the whole sweep file
   * @param objectives what trials are compared by
   * @param method {@code grid}, {@code random} or {@code coarse_to_fine}
   * @param parameters every parameter, in the space's order
   * @param planned how many trials will run, where that has an end
   * @param environment what the sweep runs with: versions, flags, machine
   * @param display how trials are shown
   * @param prior what it learns from earlier sweeps
   * @param networks how many networks each trial's values are the means of: its repeats times its
   *     folds; 0 in logs that do not say
   */
  record SweepSubmitted(
      String sweep,
      long at,
      String name,
      String file,
      String text,
      Objectives objectives,
      String method,
      List<ParameterColumn> parameters,
      OptionalLong planned,
      Map<String, String> environment,
      Display display,
      List<PriorSweep> prior,
      int networks)
      implements SweepEvent {
    public SweepSubmitted {
      requireNonNull(sweep, "sweep");
      requireNonNull(name, "name");
      requireNonNull(file, "file");
      requireNonNull(text, "text");
      requireNonNull(objectives, "objectives");
      requireNonNull(method, "method");
      requireNonNull(planned, "planned");
      requireNonNull(display, "display");
      parameters = List.copyOf(parameters);
      prior = List.copyOf(prior);
      environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** The same sweep, learning from others first. */
    public SweepSubmitted with(List<PriorSweep> known) {
      return new SweepSubmitted(
          sweep,
          at,
          name,
          file,
          text,
          objectives,
          method,
          parameters,
          planned,
          environment,
          display,
          known,
          networks);
    }

    /** What the board is ordered by. */
    public Objective objective() {
      return objectives.first();
    }
  }

  /**
   * A parameter as the board shows it.
   *
   * @param name its name
   * @param kind as W&amp;B spells it
   * @param range what it may be, for a person
   */
  record ParameterColumn(String name, String kind, String range) {}

  /** An event of a driver; it counts only while that driver holds the sweep. */
  sealed interface DriverEvent extends SweepEvent {
    /** Which of the sweep's drivers, from 1; 0 in logs that did not number them. */
    int driver();
  }

  /** An event of one attempt at a trial. */
  sealed interface TrialEvent extends SweepEvent {
    TrialId id();

    /** The driver that started the attempt. */
    int driver();

    /** From 1. */
    int attempt();

    @Override
    default String sweep() {
      return id().sweep();
    }
  }

  /**
   * The beginning of a driver's hold on the sweep: from here on the log listens to no other. Of two
   * that take it with the same number, the first in the log has it.
   *
   * @param driver one more than that of the driver before
   * @param holder the process
   */
  record SweepTaken(String sweep, int driver, long at, DriverId holder) implements DriverEvent {
    public SweepTaken {
      requireNonNull(holder, "holder");
    }
  }

  /** A sign of life of a driver that has written nothing else for a while. */
  record DriverAlive(String sweep, int driver, long at) implements DriverEvent {}

  /**
   * The beginning of a coarse-to-fine stage over a window.
   *
   * @param stage from 0
   * @param firstTrial index of its first trial
   * @param trials how many it runs
   * @param window what each parameter covers; constants are left out
   */
  record StageOpened(
      String sweep,
      int driver,
      long at,
      int stage,
      int firstTrial,
      int trials,
      Map<String, Extent> window)
      implements DriverEvent {
    public StageOpened {
      window = Collections.unmodifiableMap(new TreeMap<>(window));
    }
  }

  /**
   * The start of an attempt at a trial in a slot.
   *
   * @param parameters the assignment
   * @param budget how long it will train
   * @param slot which slot, for example {@code driver/0}
   * @param kept how many measurements of the attempts before it goes on behind, where the trial was
   *     paused; 0 where it begins
   * @param lineage whose network it takes over, if any
   */
  record TrialStarted(
      TrialId id,
      int driver,
      int attempt,
      long at,
      Map<String, Object> parameters,
      Budget budget,
      String slot,
      int kept,
      Lineage lineage)
      implements DriverEvent, TrialEvent {
    public TrialStarted {
      requireNonNull(id, "id");
      requireNonNull(budget, "budget");
      requireNonNull(slot, "slot");
      requireNonNull(lineage, "lineage");
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** An attempt at a trial that begins with weights of its own. */
    public TrialStarted(
        TrialId id,
        int driver,
        int attempt,
        long at,
        Map<String, Object> parameters,
        Budget budget,
        String slot,
        int kept) {
      this(id, driver, attempt, at, parameters, budget, slot, kept, Lineage.NONE);
    }

    /** An attempt that begins at the beginning. */
    public TrialStarted(
        TrialId id,
        int driver,
        int attempt,
        long at,
        Map<String, Object> parameters,
        Budget budget,
        String slot) {
      this(id, driver, attempt, at, parameters, budget, slot, 0);
    }
  }

  /**
   * One epoch of a running trial.
   *
   * @param sequence from 1, without gaps within an attempt
   */
  record TrialMeasured(
      TrialId id, int driver, int attempt, long at, int sequence, Measurement measurement)
      implements TrialEvent, Serializable {
    public TrialMeasured {
      requireNonNull(id, "id");
      requireNonNull(measurement, "measurement");
    }
  }

  /**
   * The failure of an attempt for a reason that another may not meet: the trial waits for that one.
   *
   * @param attempt the one that failed
   */
  record TrialRetried(TrialId id, int driver, int attempt, long at, Failed failure)
      implements DriverEvent, TrialEvent {
    public TrialRetried {
      requireNonNull(id, "id");
      requireNonNull(failure, "failure");
    }
  }

  /**
   * The pause of a trial at a rung: it gives its slot away and keeps what it has learnt. Another
   * attempt goes on from there if the rule promotes it; otherwise it ends as stopped. It counts
   * once the log has acknowledged this event.
   *
   * @param rule the rule's name
   * @param rung where
   * @param unit what {@code rung} counts
   * @param value the objective value it had there; NaN for none
   * @param measurements how many the trial has sent by then
   */
  record TrialPaused(
      TrialId id,
      int driver,
      int attempt,
      long at,
      String rule,
      int rung,
      Iterations unit,
      double value,
      int measurements)
      implements DriverEvent, TrialEvent {
    public TrialPaused {
      requireNonNull(id, "id");
      requireNonNull(rule, "rule");
      requireNonNull(unit, "unit");
    }
  }

  /** The end of a trial; it counts once the log has acknowledged this event. */
  record TrialEnded(TrialId id, int driver, int attempt, long at, TrialReport report)
      implements DriverEvent, TrialEvent {
    public TrialEnded {
      requireNonNull(id, "id");
      requireNonNull(report, "report");
    }
  }

  /**
   * The end of a driver's work on the sweep.
   *
   * @param outcome whether everything planned was run
   * @param notes lines for the user, for example a best value on the declared border
   */
  record SweepEnded(String sweep, int driver, long at, Outcome outcome, List<String> notes)
      implements DriverEvent {
    public SweepEnded {
      requireNonNull(outcome, "outcome");
      notes = List.copyOf(notes);
    }

    /** The outcome of a driver's work on its sweep. */
    public enum Outcome {
      FINISHED,
      INTERRUPTED,
      FAILED
    }
  }

  /**
   * A request to the driver to end a trial, or all of the sweep.
   *
   * @param trial which; empty for the whole sweep
   * @param reason one line for whoever watches it
   */
  record StopRequested(String sweep, long at, OptionalInt trial, String reason)
      implements SweepEvent {
    public StopRequested {
      requireNonNull(trial, "trial");
      requireNonNull(reason, "reason");
    }
  }

  /**
   * An extension of the sweep by more trials than its file says.
   *
   * @param trials how many more
   */
  record SweepExtended(String sweep, int driver, long at, int trials) implements DriverEvent {}

  /**
   * A second training of a trial's assignment on more data. Written when it is done, by whoever did
   * it: a sweep that has ended has no driver.
   *
   * @param trial whose assignment
   * @param workers how many trained at once
   * @param epochs passes over training and validation data, or parts of them
   * @param seconds how long it took
   * @param results metrics of the new network on the test part
   * @param model the file it was saved in, on the machine that wrote this
   */
  record SweepRefitted(
      String sweep,
      long at,
      int trial,
      int workers,
      double epochs,
      double seconds,
      Map<String, Double> results,
      String model)
      implements SweepEvent {
    public SweepRefitted {
      requireNonNull(sweep, "sweep");
      requireNonNull(model, "model");
      results = Collections.unmodifiableMap(new TreeMap<>(results));
    }
  }

  /**
   * An extension of completed trials, which are to train on: they wait for an attempt with a larger
   * budget, and stand where they stood until it begins.
   *
   * @param trials their indices
   * @param epochs how many more
   */
  record TrialsExtended(String sweep, int driver, long at, List<Integer> trials, int epochs)
      implements DriverEvent {
    public TrialsExtended {
      trials = List.copyOf(trials);
    }
  }

  /**
   * What somebody says about a trial; what is left out stays as it is.
   *
   * @param by who
   * @param starred whether it is one to come back to
   * @param note free text; empty takes it away
   * @param tags all of them; none takes them away
   */
  record TrialMarked(
      String sweep,
      long at,
      int trial,
      String by,
      Optional<Boolean> starred,
      Optional<String> note,
      Optional<List<String>> tags)
      implements SweepEvent {
    public static final int LONGEST_NOTE = 4000;
    public static final int LONGEST_TAG = 60;
    public static final int MOST_TAGS = 20;

    public TrialMarked {
      requireNonNull(sweep, "sweep");
      requireNonNull(by, "by");
      requireNonNull(starred, "starred");
      tags = tags.map(List::copyOf);
      if (note.filter(text -> text.length() > LONGEST_NOTE).isPresent()) {
        throw new IllegalArgumentException("a note has at most " + LONGEST_NOTE + " characters");
      }
      if (tags.filter(all -> all.size() > MOST_TAGS).isPresent()) {
        throw new IllegalArgumentException("a trial has at most " + MOST_TAGS + " tags");
      }
      for (String tag : tags.orElse(List.of())) {
        if (!tag.matches("[^\\p{Cc}\\p{Cf},]{1," + LONGEST_TAG + "}")) {
          throw new IllegalArgumentException(
              "a tag has 1 to %d characters and no comma".formatted(LONGEST_TAG));
        }
      }
    }
  }

  /**
   * What somebody says about a sweep; what is left out stays as it is.
   *
   * @param by who
   * @param name what it is called from now on; empty for what its file calls it
   * @param archived whether lists leave it out
   */
  record SweepMarked(
      String sweep, long at, String by, Optional<String> name, Optional<Boolean> archived)
      implements SweepEvent {
    public static final int LONGEST_NAME = 200;

    public SweepMarked {
      requireNonNull(sweep, "sweep");
      requireNonNull(by, "by");
      requireNonNull(archived, "archived");
      if (name.filter(text -> text.length() > LONGEST_NAME || !text.equals(text.strip()))
          .isPresent()) {
        throw new IllegalArgumentException(
            "a name has at most " + LONGEST_NAME + " characters and no space around it");
      }
    }
  }

  /**
   * The deletion of a sweep: nobody tells of it any more, whatever the log holds of it before or
   * after. Its records stay until the topic's retention takes them.
   *
   * @param by who
   */
  record SweepDeleted(String sweep, long at, String by) implements SweepEvent {
    public SweepDeleted {
      requireNonNull(sweep, "sweep");
      requireNonNull(by, "by");
    }
  }
}
