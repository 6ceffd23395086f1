package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.Budget;
import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Recording;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything a worker needs to train one trial.
 *
 * @param id which trial
 * @param attempt 1 for the first execution, one more for each retry
 * @param parameters the assignment: JSON values by parameter name
 * @param seed where the trial's random streams start; by default equal for all trials of a sweep
 * @param budget how long it trains
 * @param dataset what it trains on; parameters called {@code dataset.OPTION} are among its options
 * @param network what it trains
 * @param recording what is kept beside its metrics
 */
public record TrialSpec(
    TrialId id,
    int attempt,
    Map<String, Object> parameters,
    long seed,
    Budget budget,
    Choice dataset,
    Choice network,
    Recording recording)
    implements Serializable {
  /** What the names of parameters begin with that choose an option of the data set. */
  public static final String DATASET = "dataset.";

  public TrialSpec {
    requireNonNull(id, "id");
    requireNonNull(budget, "budget");
    requireNonNull(dataset, "dataset");
    requireNonNull(network, "network");
    requireNonNull(recording, "recording");
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
  public static Map<String, Object> settings(Choice network, Map<String, Object> parameters) {
    Map<String, Object> settings = new TreeMap<>(network.options());
    settings.putAll(parameters);
    settings.keySet().removeIf(name -> name.startsWith(DATASET));
    return settings;
  }

  /** A trial of which only the metrics are kept. */
  public TrialSpec(
      TrialId id,
      int attempt,
      Map<String, Object> parameters,
      long seed,
      Budget budget,
      Choice dataset,
      Choice network) {
    this(id, attempt, parameters, seed, budget, dataset, network, Recording.NONE);
  }
}
