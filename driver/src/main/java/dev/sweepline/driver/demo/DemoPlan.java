package dev.sweepline.driver.demo;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;

/**
 * The size of a made-up sweep.
 *
 * @param trials how many, at least 1
 * @param epochs of each, at least 1
 * @param metrics measured in each epoch, from 1 to {@link #MOST_METRICS}
 * @param slots how many trials run at once
 * @param seed equal seeds make equal sweeps
 */
public record DemoPlan(int trials, int epochs, int metrics, int slots, long seed) {
  /** As many as a page with columns for all of them can be asked to hold. */
  public static final int MOST_METRICS = 200;

  private static final String FILE =
      """
      # Made up by "deploy/sweep demo": no network was trained for these figures.
      name: demo
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: %d}
      seed: %d
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.00001, max: 0.5}
        optimizer: {values: [adam, sgd, rmsprop]}
        momentum: {min: 0.0, max: 0.95, when: {optimizer: sgd}}
        hidden: {values: [32, 64, 128, 256, 512]}
        dropout: {min: 0.0, max: 0.6}
        activation: {values: [relu, tanh, elu]}
        batch_size: {values: [16, 32, 64, 128]}
      """;

  public DemoPlan {
    atLeastOne("trials", trials);
    atLeastOne("epochs", epochs);
    atLeastOne("metrics", metrics);
    atLeastOne("slots", slots);
    if (metrics > MOST_METRICS) {
      throw new IllegalArgumentException(
          "metrics " + metrics + " are too many; at most " + MOST_METRICS);
    }
  }

  private static void atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " " + value + " is not at least 1");
    }
  }

  /** The sweep file that such a sweep would have. */
  public ParsedSweep file() {
    return SweepFile.read("demo.yaml", FILE.formatted(trials, epochs, seed));
  }
}
