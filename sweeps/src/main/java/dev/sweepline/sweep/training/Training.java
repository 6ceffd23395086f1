package dev.sweepline.sweep.training;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.program.Program;
import java.util.Optional;

/**
 * The training that all trials of a sweep have in common. Immutable, thread-safe.
 *
 * @param dataset what trials train on; empty in a file that only describes a search
 * @param network what trials train; empty in a file that only describes a search
 * @param program what trials run instead; a sweep has no network then
 * @param budget how long a trial trains when its stage does not say otherwise
 * @param repeats how many networks, each with its own seed, try every assignment
 * @param trainer what computes
 * @param resources what each trial has of the machine it runs on
 * @param twins what becomes of trials that compute the same
 */
public record Training(
    Optional<NamedOptions> dataset,
    Optional<NamedOptions> network,
    Optional<Program> program,
    Budget budget,
    int repeats,
    TrainerChoice trainer,
    TrialResources resources,
    TwinPolicy twins) {
  public Training {
    requireNonNull(dataset, "dataset");
    requireNonNull(network, "network");
    requireNonNull(program, "program");
    requireNonNull(budget, "budget");
    requireNonNull(trainer, "trainer");
    requireNonNull(resources, "resources");
    requireNonNull(twins, "twins");
    if (program.isPresent() && network.isPresent()) {
      throw new IllegalArgumentException("trials train a network or run a program, not both");
    }
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats " + repeats + " is not >= 1");
    }
  }

  /** How many networks each trial's values are the means of: its repeats on each fold. */
  public int networks() {
    long folds =
        dataset
            .map(named -> named.options().get("folds"))
            .filter(Long.class::isInstance)
            .map(count -> Math.max(1, Math.min(Integer.MAX_VALUE, (Long) count)))
            .orElse(1L);
    return (int) Math.min(Integer.MAX_VALUE, repeats * folds);
  }

  /** The same training on another data set. */
  public Training withDataset(Optional<NamedOptions> other) {
    return new Training(other, network, program, budget, repeats, trainer, resources, twins);
  }
}
