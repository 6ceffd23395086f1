package dev.sweepline.driver.export.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.worker.predict.onnx.OnnxModel;
import dev.sweepline.worker.predict.onnx.OnnxModel.TensorSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A network in MLflow's format of models: the flavours {@code onnx} and {@code python_function},
 * which {@code mlflow.pyfunc.load_model} and {@code mlflow models serve} take. Immutable.
 *
 * @param description what the run's page shows of it, and the content of its {@code MLmodel}
 */
record MlflowModel(OnnxModel network, ObjectNode description) {
  /** Where it lies among the run's artefacts. */
  static final String PATH = "model";

  private static final String DATA = "model.onnx";

  /** Of the oldest ONNX that has what our files use. */
  private static final String ONNX_VERSION = "1.8.0";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /**
   * Describes one.
   *
   * @param run whose artefact it becomes
   * @param at when it was made
   */
  static MlflowModel of(OnnxModel network, String run, Instant at) {
    ObjectNode description = Json.MAPPER.createObjectNode().put("artifact_path", PATH);
    ObjectNode flavors = description.putObject("flavors");
    flavors
        .putObject("onnx")
        .put("data", DATA)
        .put("onnx_version", ONNX_VERSION)
        .putArray("providers")
        .add("CPUExecutionProvider");
    flavors
        .putObject("python_function")
        .put("data", DATA)
        .put("loader_module", "mlflow.onnx")
        .putObject("env")
        .put("conda", "conda.yaml")
        .put("virtualenv", "python_env.yaml");
    description
        .put("model_uuid", UUID.nameUUIDFromBytes(network.content()).toString().replace("-", ""))
        .put("run_id", run)
        .put("utc_time_created", TIME.format(at));
    // One tensor without a name may be given as an array or a table, too.
    List<TensorSpec> inputs = network.inputs();
    description
        .putObject("signature")
        .put("inputs", Json.write(tensors(inputs, inputs.size() > 1)))
        .put("outputs", Json.write(tensors(network.outputs(), true)));
    return new MlflowModel(network, description);
  }

  private static ArrayNode tensors(List<TensorSpec> tensors, boolean named) {
    ArrayNode all = Json.MAPPER.createArrayNode();
    for (TensorSpec tensor : tensors) {
      ObjectNode node = all.addObject().put("type", "tensor");
      if (named) {
        node.put("name", tensor.name());
      }
      ArrayNode shape =
          node.putObject("tensor-spec").put("dtype", tensor.type()).putArray("shape").add(-1);
      tensor.row().forEach(shape::add);
    }
    return all;
  }

  /** Its files by name, the one that makes a folder a model last. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(DATA, network.content());
    files.put("requirements.txt", "mlflow\nonnx\nonnxruntime\n".getBytes(UTF_8));
    files.put(
        "python_env.yaml",
        """
        python: "3.10"
        build_dependencies: [pip]
        dependencies: ["-r requirements.txt"]
        """
            .getBytes(UTF_8));
    files.put(
        "conda.yaml",
        """
        name: mlflow-env
        channels: [conda-forge]
        dependencies:
        - python=3.10
        - pip
        - pip: [mlflow, onnx, onnxruntime]
        """
            .getBytes(UTF_8));
    // JSON is YAML.
    files.put("MLmodel", description.toPrettyString().getBytes(UTF_8));
    return files;
  }
}
