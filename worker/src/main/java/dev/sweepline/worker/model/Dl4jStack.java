package dev.sweepline.worker.model;

import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.network.layer.LayerSpec;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.settings.Activations;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stack of dense layers in the words of DL4J's {@code ModelSerializer}, said without DL4J, which
 * takes seconds to load: to be used, not to be trained on. What DL4J writes of the same network is
 * equal, see {@link dev.sweepline.worker.network.dl4j.PlainNetwork}. Immutable.
 *
 * @param seed of the network, which nothing that uses it reads
 */
public record Dl4jStack(NetworkPlan plan, long seed) {
  private static final String LAYERS = "org.deeplearning4j.nn.conf.layers.";
  private static final String ACTIVATIONS = "org.nd4j.linalg.activations.impl.Activation";
  private static final String LOSSES = "org.nd4j.linalg.lossfunctions.impl.";
  private static final String CLASS = "@class";

  /** Numbers that go out at once. */
  private static final int CHUNK = 4096;

  /** DL4J's mark of floats in the form of an array. */
  private static final long FLOATS = 0x2000;

  /** Empty where a network has other layers than are told here. */
  public static Optional<Dl4jStack> of(NetworkPlan plan, long seed) {
    List<LayerSpec> layers = plan.layers();
    for (int i = 0; i < layers.size(); i++) {
      LayerSpec layer = layers.get(i);
      boolean known =
          layer instanceof LayerSpec.Dropout
              || (layer instanceof LayerSpec.Dense dense && dense.biased())
              || (layer instanceof LayerSpec.Activation activation
                  && activation.function() != Activations.PRELU
                  && i > 0
                  && layers.get(i - 1) instanceof LayerSpec.Dense);
      if (!known) {
        return Optional.empty();
      }
    }
    return layers.get(layers.size() - 1) instanceof LayerSpec.Dense
        ? Optional.of(new Dl4jStack(plan, seed))
        : Optional.empty();
  }

  /** The entry {@code configuration.json}. */
  Map<String, Object> configuration() {
    List<Map<String, Object>> confs = new ArrayList<>();
    List<LayerSpec> layers = plan.layers();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof LayerSpec.Dense dense) {
        boolean top = i + 1 == layers.size();
        String name = "layer" + confs.size();
        confs.add(conf(top ? output(dense, name) : hidden(dense, layers.get(i + 1), name)));
      }
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("backpropType", "Standard");
    all.put("cacheMode", "NONE");
    all.put("confs", confs);
    all.put("dataType", "FLOAT");
    all.put("epochCount", 0);
    all.put("inferenceWorkspaceMode", "ENABLED");
    all.put("inputPreProcessors", Map.of());
    all.put("iterationCount", 0);
    all.put("tbpttBackLength", 20);
    all.put("tbpttFwdLength", 20);
    all.put("trainingWorkspaceMode", "ENABLED");
    all.put("validateOutputLayerConfig", true);
    return all;
  }

  private Map<String, Object> conf(Map<String, Object> layer) {
    Map<String, Object> conf = new LinkedHashMap<>();
    conf.put("cacheMode", "NONE");
    conf.put("dataType", "FLOAT");
    conf.put("epochCount", 0);
    conf.put("iterationCount", 0);
    conf.put("layer", layer);
    conf.put("maxNumLineSearchIterations", 5);
    conf.put("miniBatch", true);
    conf.put("minimize", true);
    conf.put("optimizationAlgo", "STOCHASTIC_GRADIENT_DESCENT");
    conf.put("seed", seed);
    conf.put("stepFunction", null);
    conf.put("variables", List.of("W", "b"));
    return conf;
  }

  private static Map<String, Object> hidden(LayerSpec.Dense dense, LayerSpec above, String name) {
    Map<String, Object> activation =
        above instanceof LayerSpec.Activation known
            ? activation(known)
            : Map.of(CLASS, ACTIVATIONS + "Identity");
    Map<String, Object> layer = layer("DenseLayer", dense, activation, name);
    layer.put("hasLayerNorm", false);
    return layer;
  }

  private Map<String, Object> output(LayerSpec.Dense dense, String name) {
    boolean labels = plan.shape().task() instanceof Task.Classification;
    Map<String, Object> layer =
        layer(
            "OutputLayer",
            dense,
            Map.of(CLASS, ACTIVATIONS + (labels ? "Softmax" : "Identity")),
            name);
    Map<String, Object> loss = new LinkedHashMap<>();
    loss.put(CLASS, LOSSES + (labels ? "LossMCXENT" : "LossMSE"));
    if (labels) {
      loss.put("softmaxClipEps", 1e-10);
    }
    layer.put("lossFn", loss);
    return layer;
  }

  private static Map<String, Object> layer(
      String kind, LayerSpec.Dense dense, Map<String, Object> activation, String name) {
    Map<String, Object> updater = new LinkedHashMap<>();
    updater.put(CLASS, "org.nd4j.linalg.learning.config.Sgd");
    updater.put("learningRate", 0.001);
    Map<String, Object> start = new LinkedHashMap<>();
    start.put(CLASS, "org.deeplearning4j.nn.weights.WeightInitConstant");
    start.put("value", 0.0);
    Map<String, Object> layer = new LinkedHashMap<>();
    layer.put(CLASS, LAYERS + kind);
    layer.put("activationFn", activation);
    layer.put("biasInit", 0.0);
    layer.put("biasUpdater", null);
    layer.put("constraints", null);
    layer.put("gainInit", 1.0);
    layer.put("gradientNormalization", "None");
    layer.put("gradientNormalizationThreshold", 1.0);
    layer.put("hasBias", true);
    layer.put("idropout", null);
    layer.put("iupdater", updater);
    layer.put("layerName", name);
    layer.put("nin", dense.fanIn());
    layer.put("nout", dense.units());
    layer.put("regularization", List.of());
    layer.put("regularizationBias", List.of());
    layer.put("timeDistributedFormat", null);
    layer.put("weightInitFn", start);
    layer.put("weightNoise", null);
    return layer;
  }

  private static Map<String, Object> activation(LayerSpec.Activation known) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(CLASS, ACTIVATIONS + name(known.function()));
    switch (known.function()) {
      case LEAKY_RELU -> fields.put("alpha", known.leakySlope());
      case ELU -> fields.put("alpha", 1.0);
      default -> {}
    }
    return fields;
  }

  private static String name(Activations function) {
    return switch (function) {
      case RELU -> "ReLU";
      case LEAKY_RELU -> "LReLU";
      case TANH -> "TanH";
      case SIGMOID -> "Sigmoid";
      case ELU -> "ELU";
      case GELU -> "GELU";
      case SELU -> "SELU";
      case SOFTPLUS -> "SoftPlus";
      case SWISH -> "Swish";
      case IDENTITY, PRELU -> "Identity";
    };
  }

  /**
   * Writes the entry {@code coefficients.bin}: an array's form and its numbers.
   *
   * @param weights in DL4J's order
   */
  static void write(float[] weights, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    out.writeUTF("MIXED_DATA_TYPES");
    long[] form = {1, weights.length, 1, FLOATS, 1, 'c'};
    out.writeLong(form.length);
    out.writeUTF("LONG");
    for (long number : form) {
      out.writeLong(number);
    }
    out.writeUTF("MIXED_DATA_TYPES");
    out.writeLong(weights.length);
    out.writeUTF("FLOAT");
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK * Float.BYTES);
    for (int first = 0; first < weights.length; first += CHUNK) {
      int count = Math.min(CHUNK, weights.length - first);
      chunk.clear().asFloatBuffer().put(weights, first, count);
      out.write(chunk.array(), 0, count * Float.BYTES);
    }
    out.flush();
  }
}
