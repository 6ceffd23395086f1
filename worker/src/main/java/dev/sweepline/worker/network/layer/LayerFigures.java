package dev.sweepline.worker.network.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures of a layer that has weights, over some examples. What follows it up to the next, its
 * normalisation, activation and pooling, counts as part of it.
 *
 * @param layer its name, layer1, layer2 and so on in a stack
 * @param weights mean magnitude, biases left out
 * @param gradients mean magnitude of their gradient for one example
 * @param activations mean magnitude of what comes out
 * @param dead share of units, neurons or filters, that give 0 for every example
 */
public record LayerFigures(
    String layer, double weights, double gradients, double activations, double dead) {
  /** Examples looked at: a unit that never fires on so many is as good as dead. */
  public static final int EXAMPLES = 256;

  /** Of all layers, as metrics. */
  public static Map<String, Double> metrics(List<LayerFigures> layers) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (LayerFigures figures : layers) {
      metrics.put(figures.layer + ".weights", figures.weights);
      metrics.put(figures.layer + ".gradients", figures.gradients);
      metrics.put(figures.layer + ".activations", figures.activations);
      metrics.put(figures.layer + ".dead", figures.dead);
    }
    return metrics;
  }
}
