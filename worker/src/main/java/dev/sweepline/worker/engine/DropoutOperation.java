package dev.sweepline.worker.engine;

import dev.sweepline.worker.network.layer.LayerSpec.Dropout;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import dev.sweepline.worker.random.Uniforms;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Operation of inverted dropout while a network trains, in place. Its masks are those of every
 * trainer: rows have one number more than units, and an image's stand channel by channel.
 */
final class DropoutOperation implements Operation {
  private final Tensor through;
  private final FloatPointer values;
  private final FloatPointer slopes;
  private final long seed;
  private final float bound;
  private final float kept;
  private final float[] uniforms;
  private final float[] factors;
  private final float[] numbers;

  DropoutOperation(Arena arena, Dropout layer, Tensor below, RandomStreams random) {
    this.through = below;
    this.values = arena.numbers(below.values());
    this.slopes = arena.numbers(below.slopes());
    this.seed = random.seedOf(Purpose.DROPOUT, layer.number());
    this.bound = Uniforms.bound(layer.probability());
    this.kept = (float) (1 / (1 - layer.probability()));
    this.uniforms = new float[below.size() + below.rows()];
    this.factors = new float[below.size()];
    this.numbers = new float[below.size()];
  }

  @Override
  public Tensor above() {
    return through;
  }

  @Override
  public void forward(long step) {
    Uniforms.fill(seed, step, uniforms, uniforms.length);
    int units = through.shape().features();
    int channels = through.channels();
    int pixels = units / channels;
    for (int row = 0; row < through.rows(); row++) {
      int first = row * (units + 1);
      for (int channel = 0; channel < channels; channel++) {
        int at = row * units + channel;
        for (int pixel = 0; pixel < pixels; pixel++) {
          boolean keeps = uniforms[first + channel * pixels + pixel] > bound;
          factors[at + pixel * channels] = keeps ? kept : 0;
        }
      }
    }
    multiply(values);
  }

  @Override
  public void backward() {
    multiply(slopes);
  }

  private void multiply(FloatPointer pointer) {
    pointer.get(numbers, 0, numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] *= factors[i];
    }
    pointer.put(numbers, 0, numbers.length);
  }
}
