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
   * Filters over an image. Weights stand filter by filter, channel by channel, line by line.
   *
   * @param biased whether each filter has a bias
   */
  record Convolution(Image input, int filters, Window window, boolean biased) implements Linear {
    @Override
    public Image output() {
      return window.over(filters);
    }

    @Override
    public List<Role> roles() {
      return biased ? List.of(Role.BIASES, Role.WEIGHTS) : List.of(Role.WEIGHTS);
    }

    @Override
    public int fanIn() {
      return Math.multiplyExact(input.channels(), window.size());
    }

    @Override
    public int fanOut() {
      return Math.multiplyExact(filters, window.size());
    }
  }

  /**
   * Neurons that each see all that comes in. Weights stand neuron by neuron.
   *
   * @param input values, an image's channel by channel
   * @param biased whether each neuron has a bias
   */
  record Dense(InputShape input, int units, boolean biased) implements Linear {
    @Override
    public InputShape output() {
      return new Flat(units);
    }

    @Override
    public List<Role> roles() {
      return biased ? List.of(Role.WEIGHTS, Role.BIASES) : List.of(Role.WEIGHTS);
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

  /** One number for each place of a window over an image, channel by channel. */
  record Pooling(Image input, Window window, Summary summary) implements LayerSpec {
    @Override
    public Image output() {
      return window.over(input.channels());
    }
  }

  /** Summary of the pixels under a window. */
  enum Summary {
    LARGEST,
    /** Of the pixels that there are. */
    MEAN,
    /** Zeros beyond the edges count. */
    MEAN_WITH_PADDING
  }

  /**
   * Batch normalisation (Ioffe and Szegedy 2015) of each channel or unit.
   *
   * @param decay share of the running statistics that stays with a minibatch
   * @param epsilon added to variances
   */
  record Normalisation(InputShape output, double decay, double epsilon) implements LayerSpec {
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
