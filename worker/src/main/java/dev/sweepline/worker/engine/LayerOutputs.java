package dev.sweepline.worker.engine;

import org.bytedeco.javacpp.FloatPointer;

/**
 * Outputs of a layer over some examples, summed up.
 *
 * @param magnitude the mean
 * @param dead share of channels or units that gave 0 every time
 */
record LayerOutputs(double magnitude, double dead) {
  /** Prelu makes zeros a little more, see {@link SlopeOperation}. */
  private static final float NOTHING = 1e-30f;

  static LayerOutputs of(Tensor tensor) {
    float[] values = new float[tensor.size()];
    // Not closed: others own what it sees.
    new FloatPointer(tensor.values().get_data_handle()).get(values);
    int channels = tensor.channels();
    boolean[] fired = new boolean[channels];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      float size = Math.abs(values[i]);
      if (size > NOTHING) {
        sum += size;
        fired[i % channels] = true;
      }
    }
    int dead = 0;
    for (boolean once : fired) {
      dead += once ? 0 : 1;
    }
    return new LayerOutputs(sum / values.length, (double) dead / channels);
  }
}
