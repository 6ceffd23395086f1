package dev.sweepline.sweep.trial;

import static java.util.Objects.requireNonNull;

import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.training.NamedOptions;
import java.io.Serializable;
import java.util.List;

/** The work of a trial: a network to train, or a program to run. */
public sealed interface TrialWork extends Serializable {
  /**
   * The training of a network.
   *
   * @param dataset what it trains on
   * @param network what is trained
   */
  record NetworkTraining(NamedOptions dataset, NamedOptions network) implements TrialWork {
    public NetworkTraining {
      requireNonNull(dataset, "dataset");
      requireNonNull(network, "network");
    }

    /** The same on another data set. */
    NetworkTraining on(NamedOptions other) {
      return new NetworkTraining(other, network);
    }
  }

  /**
   * The run of a program.
   *
   * @param program what is run
   * @param cpus cores that it has
   * @param metrics what the sweep is judged by, the objective first
   */
  record ProgramRun(Program program, int cpus, List<String> metrics) implements TrialWork {
    public ProgramRun {
      requireNonNull(program, "program");
      metrics = List.copyOf(metrics);
      if (metrics.isEmpty()) {
        throw new IllegalArgumentException("no metric");
      }
    }

    /** What trials are ranked by. */
    public String objective() {
      return metrics.get(0);
    }
  }
}
