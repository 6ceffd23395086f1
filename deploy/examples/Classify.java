import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Uses a network that {@code deploy/sweep best SWEEP --export model.zip} wrote, with DL4J alone:
 * {@code java -cp 'deploy/target/sweepline/lib/*' deploy/examples/Classify.java model.zip
 * 0,0,5,13,…}
 */
class Classify {
  public static void main(String[] args) throws Exception {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(new File(args[0]));
    String[] values = args[1].split(",");
    float[] row = new float[values.length];
    try (ZipFile zip = new ZipFile(args[0])) {
      ObjectMapper json = new ObjectMapper();
      JsonNode scaling = json.readTree(zip.getInputStream(zip.getEntry("scaling.json")));
      JsonNode labels =
          json.readTree(zip.getInputStream(zip.getEntry("labels.json"))).get("labels");
      for (int i = 0; i < row.length; i++) {
        double span = scaling.get("span").get(i).doubleValue();
        double above = Double.parseDouble(values[i]) - scaling.get("low").get(i).doubleValue();
        row[i] = span > 0 ? (float) (above / span) : 0;
      }
      int[] best = network.predict(Nd4j.create(new float[][] {row}));
      System.out.println(labels.get(best[0]).asText());
    }
  }
}
