package dev.sweepline.worker.pack;

/**
 * Layout of a network's weights in one array: layer after layer, each with a row for every value
 * that comes in and a column for every neuron; its last row holds the biases. So a column of ones
 * beside the inputs makes biases weights like others. Slopes that a hidden layer learns lie behind
 * them.
 *
 * @param widths values that come in, then what comes out of each layer
 * @param slopes whether neurons of hidden layers learn one each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never written to
record WeightLayout(int[] widths, boolean slopes) {
  int layers() {
    return widths.length - 1;
  }

  int in(int layer) {
    return widths[layer];
  }

  int out(int layer) {
    return widths[layer + 1];
  }

  int outputs() {
    return widths[widths.length - 1];
  }

  /** Where a layer's weights begin. */
  int first(int layer) {
    int first = 0;
    for (int below = 0; below < layer; below++) {
      first += rows(below) * out(below);
    }
    return first;
  }

  /** Rows of a layer: weights, biases and what slopes it learns. */
  private int rows(int layer) {
    return in(layer) + (learnsSlopes(layer) ? 2 : 1);
  }

  boolean learnsSlopes(int layer) {
    return slopes && layer + 1 < layers();
  }

  /** Where a layer's slopes begin, behind its biases. */
  int slopes(int layer) {
    return biases(layer) + out(layer);
  }

  /** Where a layer's biases begin, behind its other weights. */
  int biases(int layer) {
    return first(layer) + in(layer) * out(layer);
  }

  int total() {
    return first(layers());
  }

  /** Numbers between two rows of a layer's outputs; those of hidden layers have a one beside. */
  int stride(int layer) {
    return layer + 1 == layers() ? out(layer) : out(layer) + 1;
  }

  /** From DL4J's order, in which a neuron's weights stand together, into this. */
  float[] fromDl4j(float[] weights) {
    float[] here = weights.clone(); // biases and slopes lie alike
    for (int layer = 0; layer < layers(); layer++) {
      for (int row = 0; row < in(layer); row++) {
        for (int neuron = 0; neuron < out(layer); neuron++) {
          here[at(layer, row, neuron)] = weights[atDl4j(layer, row, neuron)];
        }
      }
    }
    return here;
  }

  /** From this order into DL4J's. */
  float[] toDl4j(float[] weights) {
    float[] there = weights.clone(); // biases and slopes lie alike
    for (int layer = 0; layer < layers(); layer++) {
      for (int row = 0; row < in(layer); row++) {
        for (int neuron = 0; neuron < out(layer); neuron++) {
          there[atDl4j(layer, row, neuron)] = weights[at(layer, row, neuron)];
        }
      }
    }
    return there;
  }

  private int at(int layer, int row, int neuron) {
    return first(layer) + row * out(layer) + neuron;
  }

  private int atDl4j(int layer, int row, int neuron) {
    return first(layer) + neuron * in(layer) + row;
  }
}
