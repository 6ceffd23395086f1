package dev.sweepline.worker.network.settings;

import dev.sweepline.worker.network.loss.Loss;
import dev.sweepline.worker.network.settings.Domain.Flag;
import dev.sweepline.worker.network.settings.Domain.Real;
import dev.sweepline.worker.network.settings.Domain.Whole;
import dev.sweepline.worker.network.settings.Domain.Widths;
import dev.sweepline.worker.network.settings.Domain.Words;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Hyperparameters that several families have, in groups. */
public final class SharedSettings {
  static final int MOST_LAYERS = 64;
  private static final double NO_BOUND = Double.POSITIVE_INFINITY;
  private static final Real POSITIVE = new Real(0, true, NO_BOUND);
  private static final Real NOT_NEGATIVE = new Real(0, false, NO_BOUND);
  private static final Real SHARE = new Real(0, false, 1);
  private static final Whole COUNT = new Whole(1, Integer.MAX_VALUE);
  private static final Whole COUNT_OR_NONE = new Whole(0, Integer.MAX_VALUE);

  /** How any network is trained, a user's own too. */
  public static final List<Setting> TRAINING =
      List.of(
          Setting.of("batch_size", new Whole(1, 1 << 20), 64L, "examples in a minibatch"),
          Setting.derived("epochs", COUNT, "passes over the data; instead of the file's budget"),
          Setting.derived("steps", COUNT, "minibatches; instead of the file's budget"),
          Setting.of(
              "patience",
              COUNT_OR_NONE,
              0L,
              "epochs without a better validation loss before training ends; 0 trains on"),
          Setting.of("lr_schedule", words(Schedule.values()), "constant", "of the learning rate"),
          Setting.of("lr_step", COUNT, 1L, "epochs between changes of lr_schedule step"),
          Setting.derived(
              "lr_decay", new Real(0, true, 1), "factor of lr_schedule; 0.1, exponential 0.9"),
          Setting.of(
              "lr_patience", COUNT, 2L, "epochs without a better validation loss for plateau"),
          Setting.of(
              "gradient_clip", NOT_NEGATIVE, 0.0, "largest norm of the whole gradient; 0 is none"),
          Setting.of(
              "gradient_clip_value", NOT_NEGATIVE, 0.0, "largest part of a gradient; 0 is none"));

  /** How weights start and move, in families that are ours. */
  public static final List<Setting> LEARNING =
      List.of(
          Setting.of("init", words(Initialisation.values()), "he", "how weights start"),
          Setting.of(
              "init_scale", POSITIVE, 0.01, "deviation of init normal, bound of init uniform"),
          Setting.of("optimizer", words(Optimizer.values()), "adam", "how weights move"),
          Setting.of("learning_rate", POSITIVE, 0.001, "size of a step"),
          Setting.derived("momentum", SHARE, "of momentum and nesterov, 0.9; of sgd, 0"),
          Setting.of("nesterov", new Flag(), false, "whether momentum looks ahead"),
          Setting.of("beta1", SHARE, 0.9, "of adam"),
          Setting.of("beta2", SHARE, 0.999, "of adam"),
          Setting.of("rho", SHARE, 0.95, "decay of rmsprop"),
          Setting.derived("epsilon", POSITIVE, "of adam and rmsprop, 1e-8; of adagrad, 1e-6"),
          Setting.of("l1", NOT_NEGATIVE, 0.0, "adds l1·Σ|w| to the loss"),
          Setting.of("l2", NOT_NEGATIVE, 0.0, "adds ½·l2·Σw² to the loss"),
          Setting.of(
              "weight_decay",
              NOT_NEGATIVE,
              0.0,
              "takes learning_rate·weight_decay·w from w at each step, whatever the optimizer"),
          Setting.derived(
              "loss", words(Loss.values()), "cross_entropy over softmax; for numbers mse"));

  /** What hidden layers do. */
  public static final List<Setting> HIDDEN =
      List.of(
          Setting.of("activation", words(Activations.values()), "relu", "of hidden layers"),
          Setting.of("leaky_slope", NOT_NEGATIVE, 0.01, "negative slope of leaky_relu"),
          Setting.of(
              "batch_norm", new Flag(), false, "normalises what a hidden layer's activation gets"),
          Setting.of(
              "dropout", SHARE, 0.0, "probability to drop an output of a hidden layer, inverted"));

  /** Layers of neurons, each connected with all of the one before. */
  public static final List<Setting> DENSE =
      List.of(
          Setting.of("layers", new Whole(0, MOST_LAYERS), 1L, "hidden layers; 0 is linear"),
          Setting.of(
              "hidden",
              new Widths(new Whole(1, 65_536)),
              100L,
              "width of hidden layers; a list sets the depth"));

  /** Filters over images. */
  public static final List<Setting> CONVOLUTION =
      List.of(
          Setting.of("conv_layers", new Whole(1, MOST_LAYERS), 2L, "convolutions"),
          Setting.of(
              "filters",
              new Widths(new Whole(1, 4096)),
              16L,
              "of each convolution; a list sets how many there are"),
          Setting.of("kernel", new Whole(1, 64), 3L, "side of a filter; edges are padded with 0"),
          Setting.of("stride", new Whole(1, 64), 1L, "step of a filter"),
          Setting.of("pool", new Whole(0, 64), 2L, "side of max pooling after each; 0 is none"));

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("lr", "learning_rate"),
          Map.entry("eta", "learning_rate"),
          Map.entry("step_size", "learning_rate"),
          Map.entry("batch", "batch_size"),
          Map.entry("bs", "batch_size"),
          Map.entry("minibatch", "batch_size"),
          Map.entry("opt", "optimizer"),
          Map.entry("optimiser", "optimizer"),
          Map.entry("hidden_size", "hidden"),
          Map.entry("hidden_sizes", "hidden"),
          Map.entry("hidden_units", "hidden"),
          Map.entry("units", "hidden"),
          Map.entry("neurons", "hidden"),
          Map.entry("width", "hidden"),
          Map.entry("depth", "layers"),
          Map.entry("num_layers", "layers"),
          Map.entry("n_layers", "layers"),
          Map.entry("hidden_layers", "layers"),
          Map.entry("channels", "filters"),
          Map.entry("kernel_size", "kernel"),
          Map.entry("pooling", "pool"),
          Map.entry("initialization", "init"),
          Map.entry("initialisation", "init"),
          Map.entry("initializer", "init"),
          Map.entry("weight_init", "init"),
          Map.entry("nonlinearity", "activation"),
          Map.entry("negative_slope", "leaky_slope"),
          Map.entry("batchnorm", "batch_norm"),
          Map.entry("batch_normalization", "batch_norm"),
          Map.entry("dropout_rate", "dropout"),
          Map.entry("drop", "dropout"),
          Map.entry("keep_prob", "dropout"),
          Map.entry("lambda", "l2"),
          Map.entry("regularization", "l2"),
          Map.entry("decay", "weight_decay"),
          Map.entry("schedule", "lr_schedule"),
          Map.entry("gamma", "lr_decay"),
          Map.entry("early_stopping", "patience"),
          Map.entry("clip", "gradient_clip"),
          Map.entry("criterion", "loss"),
          Map.entry("mu", "momentum"));

  private SharedSettings() {}

  /** Other words for some of the names. */
  static Map<String, String> synonyms(Collection<String> names) {
    return SYNONYMS.entrySet().stream()
        .filter(entry -> names.contains(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Words words(Enum<?>[] values) {
    return new Words(Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
  }
}
