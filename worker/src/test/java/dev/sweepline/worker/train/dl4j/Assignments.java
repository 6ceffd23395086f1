package dev.sweepline.worker.train.dl4j;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Random points of the spaces that packs and the engine can train. */
public final class Assignments {
  private static final List<String> ACTIVATIONS =
      List.of(
          "relu",
          "leaky_relu",
          "prelu",
          "tanh",
          "sigmoid",
          "elu",
          "gelu",
          "selu",
          "softplus",
          "swish",
          "identity");
  private static final List<String> INITS =
      List.of("he", "he_uniform", "xavier", "xavier_uniform", "lecun", "calibrated", "normal");
  private static final List<String> OPTIMIZERS =
      List.of("adam", "sgd", "momentum", "nesterov", "rmsprop", "adagrad");
  private static final List<String> SCHEDULES =
      List.of("constant", "step", "exponential", "cosine", "plateau");

  private final SplittableRandom random;

  public Assignments(long seed) {
    this.random = new SplittableRandom(seed);
  }

  public Map<String, Object> next() {
    Map<String, Object> point = new TreeMap<>();
    int layers = random.nextInt(4);
    point.put("layers", (long) layers);
    for (int layer = 1; layer <= layers; layer++) {
      point.put("hidden" + layer, 5L + random.nextInt(120));
    }
    point.put("activation", one(ACTIVATIONS));
    point.put("init", one(INITS));
    point.put("init_scale", 0.05);
    String optimizer = one(OPTIMIZERS);
    point.put("optimizer", optimizer);
    double low = optimizer.equals("sgd") || optimizer.equals("adagrad") ? 0.01 : 0.0005;
    point.put("learning_rate", low * Math.pow(20, random.nextDouble()));
    point.put("batch_size", one(List.of(16L, 32L, 50L, 64L, 100L, 128L)));
    point.put("lr_schedule", one(SCHEDULES));
    maybe(point, "lr_patience", 1L);
    maybe(point, "momentum", 0.5 + 0.45 * random.nextDouble());
    maybe(point, "nesterov", true);
    maybe(point, "beta1", 0.8);
    maybe(point, "epsilon", 1e-7);
    maybe(point, "l1", 1e-5);
    maybe(point, "l2", 1e-3 * random.nextDouble());
    maybe(point, "weight_decay", 0.01 * random.nextDouble());
    maybe(point, "dropout", 0.6 * random.nextDouble());
    maybe(point, "gradient_clip", 0.5);
    maybe(point, "gradient_clip_value", 0.05);
    maybe(point, "patience", 2L);
    maybe(point, "loss", "mse");
    return point;
  }

  /** The same with convolutions below, for images of 8×8 pixels. */
  public Map<String, Object> nextConvolutional() {
    Map<String, Object> point = next();
    point.keySet().removeAll(List.of("hidden2", "hidden3"));
    point.put("layers", (long) random.nextInt(2));
    point.put("hidden", 10L + random.nextInt(40));
    int convolutions = 1 + random.nextInt(3);
    point.put("conv_layers", (long) convolutions);
    for (int layer = 1; layer <= convolutions; layer++) {
      point.put("filters" + layer, 2L + random.nextInt(12));
    }
    point.put("kernel", 2L + (convolutions == 3 ? 0 : random.nextInt(3)));
    maybe(point, "batch_norm", true);
    maybe(point, "pool", convolutions == 1 ? 3L : 0L);
    maybe(point, "stride", convolutions == 1 ? 2L : 1L);
    return point;
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private void maybe(Map<String, Object> point, String name, Object value) {
    if (random.nextInt(4) == 0) {
      point.put(name, value);
    }
  }
}
