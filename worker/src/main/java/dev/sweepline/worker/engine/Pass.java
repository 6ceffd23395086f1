package dev.sweepline.worker.engine;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.LayerSpec.Activation;
import dev.sweepline.worker.network.layer.LayerSpec.Convolution;
import dev.sweepline.worker.network.layer.LayerSpec.Dense;
import dev.sweepline.worker.network.layer.LayerSpec.Dropout;
import dev.sweepline.worker.network.layer.LayerSpec.Linear;
import dev.sweepline.worker.network.layer.LayerSpec.Normalisation;
import dev.sweepline.worker.network.layer.LayerSpec.Pooling;
import dev.sweepline.worker.network.layer.LayerSpec.Summary;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.settings.Activations;
import dev.sweepline.worker.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A network's way forward, and back where it trains, for minibatches of one size. Not thread-safe.
 */
final class Pass implements AutoCloseable {
  private final Arena arena = new Arena();
  private final EngineWeights weights;
  private final boolean trains;
  private final List<Operation> operations = new ArrayList<>();

  /** What comes out of each layer that has weights, and what belongs to it. */
  private final List<Tensor> layers = new ArrayList<>();

  private final memory input;
  private final FloatPointer outputs;
  private final FloatPointer errors;
  private Tensor top;

  /**
   * @param rows of a minibatch
   * @param random where dropout masks come from
   */
  Pass(NetworkPlan plan, EngineWeights weights, int rows, boolean trains, RandomStreams random) {
    this.weights = weights;
    this.trains = trains;
    InputShape shape = plan.shape().input();
    this.input = arena.bare(Tensor.form(arena, rows, shape, format_tag.nchw));
    boolean onlyRead = plan.layers().get(0) instanceof Linear;
    if (!onlyRead || (shape instanceof Image image && image.channels() > 1)) {
      this.top = Tensor.of(arena, rows, shape, trains && !onlyRead);
      operations.add(new Source(top, arena.copy(input, top.values())));
    } else {
      // One channel lies the same in every order.
      this.top = Tensor.over(arena, rows, shape, input);
      operations.add(new Source(top, () -> {}));
    }
    add(plan.layers(), random);
    layers.add(top);
    this.outputs = arena.numbers(top.values());
    this.errors = arena.numbers(top.slopes());
  }

  /** What brings the data in. */
  private record Source(Tensor above, Runnable copy) implements Operation {
    @Override
    public void forward(long step) {
      copy.run();
    }

    @Override
    public void backward() {
      // Nobody asks.
    }
  }

  private void add(List<LayerSpec> layers, RandomStreams random) {
    for (int i = 0; i < layers.size(); i++) {
      boolean swaps =
          i + 1 < layers.size()
              && layers.get(i) instanceof Activation activation
              && isMonotone(activation.function())
              && layers.get(i + 1) instanceof Pooling pooling
              && pooling.summary() == Summary.LARGEST;
      if (swaps) {
        // The largest of the outputs is the output of the largest: fewer numbers to bend.
        add(layers.get(i + 1), i + 1, random);
        add(layers.get(i), i, random);
        i++;
      } else {
        add(layers.get(i), i, random);
      }
    }
  }

  private static boolean isMonotone(Activations function) {
    return switch (function) {
      case RELU, LEAKY_RELU, TANH, SIGMOID, ELU, SELU, SOFTPLUS, IDENTITY -> true;
      case GELU, SWISH, PRELU -> false;
    };
  }

  private void add(LayerSpec layer, int number, RandomStreams random) {
    boolean lowest = operations.size() == 1;
    if (layer instanceof Linear && !lowest) {
      layers.add(top);
    }
    if (layer instanceof Convolution convolution) {
      put(new ConvolutionOperation(arena, convolution, number, top, weights, trains, lowest));
    } else if (layer instanceof Pooling pooling) {
      put(new PoolingOperation(arena, pooling, top, trains));
    } else if (layer instanceof Normalisation normalisation) {
      put(new NormalisationOperation(arena, normalisation, number, top, weights, trains));
    } else if (layer instanceof Dense dense) {
      flatten();
      put(new DenseOperation(arena, dense, number, top, weights, trains, lowest));
    } else if (layer instanceof Dropout dropout && trains) {
      put(new DropoutOperation(arena, dropout, top, random));
    } else if (layer instanceof Activation activation) {
      activate(activation, number);
    }
  }

  private void activate(Activation layer, int number) {
    switch (layer.function()) {
      case IDENTITY -> {}
      case PRELU -> put(new SlopeOperation(arena, number, top, weights, trains));
      case SELU -> {
        put(CurveOperation.of(arena, layer.function(), 0, top, trains));
        put(CurveOperation.ofSelu(arena, top, trains));
      }
      default -> put(CurveOperation.of(arena, layer.function(), layer.leakySlope(), top, trains));
    }
  }

  private void flatten() {
    if (top.shape() instanceof Image) {
      boolean lowest = operations.size() == 1;
      put(new FlatteningOperation(arena, top, trains, trains && !lowest));
    }
  }

  private void put(Operation operation) {
    operations.add(operation);
    top = operation.above();
  }

  /**
   * Runs forward.
   *
   * @param features rows of the data, until the next call
   * @param outputs takes the outputs, row by row
   */
  void forward(Pointer features, long step, float[] outputs) {
    input.set_data_handle(features);
    operations.forEach(operation -> operation.forward(step));
    this.outputs.get(outputs, 0, top.size());
  }

  /** Runs back from the loss's derivatives by the outputs. */
  void backward(float[] slopes) {
    errors.put(slopes, 0, top.size());
    for (int i = operations.size() - 1; i >= 0; i--) {
      operations.get(i).backward();
    }
  }

  /**
   * What came out of a layer that has weights, as it goes into the next one.
   *
   * @param number among those that have weights
   */
  Tensor layer(int number) {
    return layers.get(number);
  }

  /** The gradient is to be learnt from. */
  void learnt() {
    operations.forEach(Operation::learnt);
  }

  /** What oneDNN calls the kernels of convolutions. */
  List<String> kernels() {
    return operations.stream()
        .filter(ConvolutionOperation.class::isInstance)
        .flatMap(operation -> ((ConvolutionOperation) operation).kernels().stream())
        .toList();
  }

  @Override
  public void close() {
    arena.close();
  }
}
