package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialLimits;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
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
 * @param dataset what it trains on; parameters called {@code dataset.OPTION} are among its options
 * @param network what it trains
 * @param recording what is kept beside its metrics
 * @param limits when it is given up
 * @param trainer what computes for it
 */
public record TrialSpec(
    TrialId id,
    int driver,
    int attempt,
    Map<String, Object> parameters,
    long seed,
    int repeats,
    Budget budget,
    NamedOptions dataset,
    NamedOptions network,
    Recording recording,
    TrialLimits limits,
    TrainerChoice trainer)
    implements Serializable {
  /** What the names of parameters begin with that choose an option of the data set. */
  public static final String DATASET = "dataset.";

  public TrialSpec {
    requireNonNull(id, "id");
    requireNonNull(budget, "budget");
    requireNonNull(dataset, "dataset");
    requireNonNull(network, "network");
    requireNonNull(recording, "recording");
    requireNonNull(limits, "limits");
    requireNonNull(trainer, "trainer");
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats " + repeats + " is not >= 1");
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempt " + attempt + " is not >= 1");
    }
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    dataset = dataset.with(DATASET, parameters);
  }

  /** What the network is built from. */
  public Map<String, Object> settings() {
    return settings(network, parameters);
  }

  /** A network's options, and the parameters of an assignment that are not the data set's. */
  public static Map<String, Object> settings(NamedOptions network, Map<String, Object> parameters) {
    Map<String, Object> settings = new TreeMap<>(network.options());
    settings.putAll(parameters);
    settings.keySet().removeIf(name -> name.startsWith(DATASET));
    return settings;
  }
}
