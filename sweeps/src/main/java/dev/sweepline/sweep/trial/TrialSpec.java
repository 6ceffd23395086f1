package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The specification of one trial: everything a worker needs to train it.
 *
 * @param id which trial
 * @param driver which of the sweep's drivers starts it, from 1
 * @param attempt 1 for the first execution, one more for each retry
 * @param parameters the assignment: JSON values by parameter name
 * @param seed where the trial's random streams start; by default equal for all trials of a sweep
 * @param repeats how many networks try the assignment, each with a seed of its own; what is
 *     measured is their mean
 * @param budget how long it trains
 * @param work what it does
 * @param recording what is kept beside its metrics
 * @param limits when it is given up
 * @param trainer what computes for it
 * @param lineage whose network it takes over, if any
 * @param handsOn whether it leaves its network, as it is at its end, for others to take over
 */
public record TrialSpec(
    TrialId id,
    int driver,
    int attempt,
    Map<String, Object> parameters,
    long seed,
    int repeats,
    Budget budget,
    TrialWork work,
    Recording recording,
    TrialLimits limits,
    TrainerChoice trainer,
    Lineage lineage,
    boolean handsOn)
    implements Serializable {
  /** What the names of parameters begin with that choose an option of the data set. */
  public static final String DATASET = "dataset.";

  public TrialSpec {
    requireNonNull(id, "id");
    requireNonNull(budget, "budget");
    requireNonNull(work, "work");
    requireNonNull(recording, "recording");
    requireNonNull(limits, "limits");
    requireNonNull(trainer, "trainer");
    requireNonNull(lineage, "lineage");
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats " + repeats + " is not >= 1");
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt " + attempt + " is not >= 1");
    }
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    if (work instanceof NetworkTraining training) {
      work = training.on(training.dataset().with(DATASET, parameters));
    }
  }

  /** The program that it runs; empty where it trains a network. */
  public Optional<ProgramRun> program() {
    return work instanceof ProgramRun run ? Optional.of(run) : Optional.empty();
  }

  /**
   * What it trains on; parameters called {@code dataset.OPTION} are among its options.
   *
   * @throws IllegalStateException when it runs a program
   */
  public NamedOptions dataset() {
    return training().dataset();
  }

  /**
   * What it trains.
   *
   * @throws IllegalStateException when it runs a program
   */
  public NamedOptions network() {
    return training().network();
  }

  private NetworkTraining training() {
    if (work instanceof NetworkTraining training) {
      return training;
    }
    throw new IllegalStateException("trial " + id + " runs a program and trains no network");
  }

  /** One that begins with weights of its own, which nobody takes over. */
  public TrialSpec(
      TrialId id,
      int driver,
      int attempt,
      Map<String, Object> parameters,
      long seed,
      int repeats,
      Budget budget,
      TrialWork work,
      Recording recording,
      TrialLimits limits,
      TrainerChoice trainer) {
    this(
        id,
        driver,
        attempt,
        parameters,
        seed,
        repeats,
        budget,
        work,
        recording,
        limits,
        trainer,
        Lineage.NONE,
        false);
  }

  /** What the network is built from. */
  public Map<String, Object> settings() {
    return settings(network(), parameters);
  }

  /** A network's options, and the parameters of an assignment that are not the data set's. */
  public static Map<String, Object> settings(NamedOptions network, Map<String, Object> parameters) {
    Map<String, Object> settings = new TreeMap<>(network.options());
    settings.putAll(parameters);
    settings.keySet().removeIf(name -> name.startsWith(DATASET));
    return settings;
  }
}
