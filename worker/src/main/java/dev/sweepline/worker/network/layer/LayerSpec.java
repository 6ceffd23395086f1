package dev.sweepline.worker.network.layer;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.InputShape.Flat;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.network.layer.WeightSlice.Role;
import dev.sweepline.worker.network.settings.Activations;
import java.util.List;

/** Layer of a network: what it computes of what comes in, and which weights it has for that. */
public sealed interface LayerSpec {

  /** What comes out. */
  InputShape output();

  /** Kinds of weights it has, in DL4J's order. */
  default List<Role> roles() {
    return List.of();
  }

  /**
   * How many weights of a kind there are: one for each channel or unit, unless it says otherwise.
   */
  default long count(Role role) {
    return channels();
  }

  /** Channels of an image that comes out, or units. */
  default int channels() {
    return output() instanceof Image image ? image.channels() : output().features();
  }

  /** Sums over what comes in, by weights of their own: what starting weights are drawn for. */
  sealed interface Linear extends LayerSpec {
    /** Values that a sum takes in. */
    int fanIn();

    /** Sums that a value goes into. */
    int fanOut();

    @Override
    default long count(Role role) {
      return role == Role.WEIGHTS ? (long) fanIn() * channels() : channels();
    }
  }

  /**
   * Filters over an image, whose edges are padded with zeros: the size changes by the stride alone.
   * Weights stand filter by filter, channel by channel, line by line.
   *
   * @param kernel side of a filter
   */
  record Convolution(Image input, Image output, int kernel, int stride) implements Linear {
    /** Of so many filters. */
    static Convolution of(Image input, int filters, int kernel, int stride) {
      int height = (input.height() + stride - 1) / stride;
      int width = (input.width() + stride - 1) / stride;
      return new Convolution(input, new Image(filters, height, width), kernel, stride);
    }

    @Override
    public List<Role> roles() {
      return List.of(Role.BIASES, Role.WEIGHTS);
    }

    @Override
    public int fanIn() {
      return Math.multiplyExact(input.channels(), kernel * kernel);
    }

    @Override
    public int fanOut() {
      return Math.multiplyExact(output.channels(), kernel * kernel);
    }
  }

  /**
   * Neurons that each see all that comes in. Weights stand neuron by neuron.
   *
   * @param input values, an image's channel by channel
   */
  record Dense(InputShape input, int units) implements Linear {
    @Override
    public InputShape output() {
      return new Flat(units);
    }

    @Override
    public List<Role> roles() {
      return List.of(Role.WEIGHTS, Role.BIASES);
    }

    @Override
    public int fanIn() {
      return input.features();
    }

    @Override
    public int fanOut() {
      return units;
    }
  }

  /**
   * The largest of each square of an image; what is left at the edges is left out.
   *
   * @param side of a square
   */
  record Pooling(Image input, int side) implements LayerSpec {
    @Override
    public Image output() {
      return new Image(input.channels(), input.height() / side, input.width() / side);
    }
  }

  /** Batch normalisation (Ioffe and Szegedy 2015) of each channel or unit. */
  record Normalisation(InputShape output) implements LayerSpec {
    /** Of the running statistics that stays with a minibatch. */
    public static final double DECAY = 0.9;

    /** Added to variances. */
    public static final double EPSILON = 1e-5;

    @Override
    public List<Role> roles() {
      return List.of(Role.GAINS, Role.SHIFTS, Role.MEANS, Role.LOG_DEVIATIONS);
    }
  }

  /**
   * A function of each value by itself.
   *
   * @param leakySlope negative slope of {@link Activations#LEAKY_RELU}
   */
  record Activation(InputShape output, Activations function, double leakySlope)
      implements LayerSpec {
    @Override
    public List<Role> roles() {
      return function == Activations.PRELU ? List.of(Role.SLOPES) : List.of();
    }
  }

  /**
   * Inverted dropout while it trains (Srivastava et al. 2014).
   *
   * @param probability to drop one
   * @param number of its stream of random numbers
   */
  record Dropout(InputShape output, double probability, int number) implements LayerSpec {}
}
