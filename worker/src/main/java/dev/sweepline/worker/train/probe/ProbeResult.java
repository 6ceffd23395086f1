package dev.sweepline.worker.train.probe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Result of a probe: how a network fares in its first steps.
 *
 * @param weights how many it has
 * @param initialLoss on validation data before the first step
 * @param guessLoss what it would be if every class got the same share, or every example the mean of
 *     the training numbers
 * @param gradients mean magnitude by layer before the first step, first to last
 * @param fewExamples how many it was given to learn by heart
 * @param fewSteps how many steps it took, or was given
 * @param fewLoss the loss on them after that
 * @param stepsInEpoch minibatches in one pass
 * @param stepSeconds one minibatch
 * @param evaluationSeconds what is measured at the end of an epoch
 * @param trialBytes native memory of one trial, estimated
 * @param dataBytes what all trials of a JVM share
 */
public record ProbeResult(
    long weights,
    double initialLoss,
    double guessLoss,
    Map<String, Double> gradients,
    int fewExamples,
    int fewSteps,
    double fewLoss,
    long stepsInEpoch,
    double stepSeconds,
    double evaluationSeconds,
    long trialBytes,
    long dataBytes) {
  public ProbeResult {
    gradients = Collections.unmodifiableMap(new LinkedHashMap<>(gradients));
  }

  /** What a trial does that trains so many such networks for each of so many folds. */
  public ProbeResult times(int folds, int repeats) {
    int networks = Math.multiplyExact(folds, repeats);
    return new ProbeResult(
        weights,
        initialLoss,
        guessLoss,
        gradients,
        fewExamples,
        fewSteps,
        fewLoss,
        stepsInEpoch,
        stepSeconds * networks,
        evaluationSeconds * networks,
        trialBytes * networks,
        dataBytes * folds);
  }
}
