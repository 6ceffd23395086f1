package dev.sweepline.worker.train;

import dev.sweepline.sweep.trial.TrialEnd;
import java.util.Map;

/**
 * How training ended when nothing was thrown.
 *
 * @param end completed, or cancelled when it was told to stop
 * @param results metrics of the finished network; empty when it was told to stop
 */
public record Outcome(TrialEnd end, Map<String, Double> results) {
  public Outcome {
    results = Map.copyOf(results);
  }
}
