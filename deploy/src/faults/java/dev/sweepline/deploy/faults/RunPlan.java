package dev.sweepline.deploy.faults;

import dev.sweepline.deploy.faults.FaultKind.Needs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One run of the harness, drawn from its seed.
 *
 * @param seed of everything random in it
 * @param trials how many the sweep has
 * @param coarseToFine whether they come in three stages, which must be the same after each fault
 * @param cluster whether they train on executors of a Spark cluster
 * @param proxied whether driver, workers and pages reach the broker through a proxy of ours
 * @param faults in the order of their moments
 */
record RunPlan(
    long seed,
    int trials,
    boolean coarseToFine,
    boolean cluster,
    boolean proxied,
    List<Fault> faults) {
  private static final int FEWEST = 3;
  private static final int MORE = 3;
  private static final int EPOCHS = 3;

  RunPlan {
    faults = List.copyOf(faults);
  }

  /**
   * One fault.
   *
   * @param after how many trials must have ended, or wait at a rung, before it comes
   * @param early whether it may come while a driver has not taken the sweep yet
   */
  record Fault(FaultKind kind, int after, boolean early) {
    @Override
    public String toString() {
      return kind + " at " + after + (early ? " (early)" : "");
    }
  }

  /** The same sweep with nothing in its way. */
  static RunPlan undisturbed(int trials, boolean coarseToFine) {
    return new RunPlan(0, trials, coarseToFine, false, false, List.of());
  }

  /**
   * Draws a run. Of seeds in a row every second runs on a cluster, every third in stages, two of
   * five through the proxy and four of eight in another locale, unless the faults allowed need it
   * otherwise.
   *
   * @param count how many faults; 0 for three to five
   */
  static RunPlan draw(long seed, int trials, Set<FaultKind> allowed, int count) {
    Random random = new Random(seed);
    int drawn = FEWEST + random.nextInt(MORE);
    boolean cluster = seed % 2 == 1 || all(allowed, Needs.CLUSTER);
    boolean home = all(allowed, Needs.DISK) || all(allowed, Needs.HOME);
    boolean proxied = (seed % 5 >= 3 && !home) || all(allowed, Needs.PROXY);
    Set<FaultKind> possible = EnumSet.noneOf(FaultKind.class);
    for (FaultKind kind : allowed) {
      boolean fits =
          switch (kind.needs()) {
            case NOTHING -> true;
            case CLUSTER -> cluster;
            case PROXY -> proxied;
            case HOME, DISK -> !proxied;
          };
      if (fits) {
        possible.add(kind);
      }
    }
    if (possible.isEmpty()) {
      throw new IllegalArgumentException("none of " + allowed + " is possible with seed " + seed);
    }
    List<FaultKind> kinds = new ArrayList<>(possible);
    List<Fault> faults =
        IntStream.range(0, count == 0 ? drawn : count)
            .mapToObj(
                i ->
                    new Fault(
                        kinds.get(random.nextInt(kinds.size())),
                        1 + random.nextInt(trials * 9 / 10),
                        random.nextInt(4) == 0))
            .sorted(Comparator.comparingInt(Fault::after))
            .toList();
    return new RunPlan(seed, trials, seed % 3 == 2, cluster, proxied, faults);
  }

  /** The language of the processes. */
  Surroundings surroundings() {
    return switch ((int) (seed / 2 % 4)) {
      case 1 -> Surroundings.TURKISH;
      case 3 -> Surroundings.C;
      default -> Surroundings.USUAL;
    };
  }

  private static boolean all(Set<FaultKind> kinds, Needs needs) {
    return kinds.stream().allMatch(kind -> kind.needs() == needs);
  }

  boolean needsDisk() {
    return faults.stream().anyMatch(fault -> fault.kind().needs() == Needs.DISK);
  }

  /** The sweep file: small networks, so that what is around them is most of the work. */
  String sweepFile() {
    String method =
        coarseToFine
            ? """
            method: coarse_to_fine
            stages: [{trials: %d}, {trials: %d}, {trials: %d, epochs: 4}]
            top: 3
            """
                .formatted(trials / 2, trials / 4, trials - trials / 2 - trials / 4)
            : isPopulation()
                ? "method: pbt\ninterval: 1\npopulation: %d\n"
                    .formatted(Math.max(2, trials / EPOCHS))
                : "method: %s\nrun_cap: %d\n".formatted(isModelled() ? "bayes" : "random", trials);
    return """
    name: faults
    dataset: digits
    network: mlp
    metric: {name: val_accuracy, goal: maximize}
    seed: 11
    budget: {epochs: %d}
    save: {top: 0}
    %s%sparameters:
      learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.1}
      hidden: {min: 4, max: 24}
      activation: {values: [relu, tanh]}
      batch_size: {value: 128}
    """
        .formatted(EPOCHS, rule(), method);
  }

  /** One word for how trials follow from each other. */
  String search() {
    if (coarseToFine) {
      return "stages";
    } else if (isPopulation()) {
      return "population";
    } else if (isModelled()) {
      return "bayes";
    }
    return rule().isEmpty() ? "random" : "rungs";
  }

  /** Of eight seeds in a row one stops trials at rungs, and two pause them there. */
  private String rule() {
    boolean stops = seed % 8 == 6 && !coarseToFine;
    boolean pauses = (seed % 8 == 4 || seed % 8 == 7) && !coarseToFine;
    return stops || pauses
        ? "early_terminate: {type: asha, min_iter: 1, eta: 2, mode: %s}\n"
            .formatted(pauses ? "promote" : "stop")
        : "";
  }

  /**
   * Of eight seeds in a row one trains a population, whose trials go on from each other's files.
   */
  private boolean isPopulation() {
    return seed % 8 == 2 && !coarseToFine;
  }

  /** Of eight seeds in a row one learns from finished trials, in whatever order they finish. */
  private boolean isModelled() {
    return seed % 8 == 3 && !coarseToFine;
  }

  /** Whether only the account is judged, as trials are others than those of the usual sweep. */
  boolean isTimely() {
    return !rule().isEmpty() || isPopulation() || isModelled();
  }
}
