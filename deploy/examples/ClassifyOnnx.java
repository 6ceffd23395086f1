import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Uses a network that {@code deploy/sweep best SWEEP --export model.zip} wrote as model.onnx beside
 * it, with ONNX Runtime (Maven: com.microsoft.onnxruntime:onnxruntime), which the distribution does
 * not have:
 *
 * <pre>{@code
 * CP='onnxruntime.jar:deploy/target/sweepline/lib/*'
 * javac -cp "$CP" -d classes deploy/examples/Classify.java deploy/examples/ClassifyOnnx.java
 * java -cp "classes:$CP" ClassifyOnnx model.onnx 5.1,3.5,1.4,0.2
 * java -cp "classes:$CP" ClassifyOnnx model.onnx new.csv
 * }</pre>
 *
 * <p>Scaling and labels are in the model; how a csv file's raw rows become its inputs stands in its
 * metadata, as in a zip, and is read by {@link Classify}. Says the class of each row, or the number
 * that is predicted. A network of images takes floats of rows × channels × height × width, 0 to
 * 255, instead.
 */
class ClassifyOnnx {
  public static void main(String[] args) throws OrtException, IOException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(args[0])) {
      Map<String, String> notes = session.getMetadata().getCustomMetadata();
      JsonNode columns = new ObjectMapper().readTree(notes.getOrDefault("columns", "null"));
      List<double[]> rows = Classify.rows(args[1], columns);
      double[][] raw = rows.toArray(new double[0][]);
      try (OnnxTensor input = OnnxTensor.createTensor(environment, raw);
          OrtSession.Result answers = session.run(Map.of("input", input))) {
        Object first = answers.get(0).getValue(); // label, or prediction
        for (int row = 0; row < raw.length; row++) {
          System.out.println(
              first instanceof String[] ? ((String[]) first)[row] : ((double[][]) first)[row][0]);
        }
      }
    }
  }
}
