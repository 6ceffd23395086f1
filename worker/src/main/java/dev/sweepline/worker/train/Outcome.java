package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialEnd;
import java.util.Map;

/**
 * Outcome of training that threw nothing.
 *
 * @param end completed, or cancelled when it was told to stop
 * @param results metrics of the finished network; empty when it was told to stop
 */
public record Outcome(TrialEnd end, Map<String, Double> results) {
  public Outcome {
    results = Map.copyOf(results);
  }
}
