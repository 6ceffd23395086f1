import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Uses a network that {@code deploy/sweep best SWEEP --export model.zip} wrote, with DL4J alone:
 * {@code java -cp 'deploy/target/sweepline/lib/*' deploy/examples/Classify.java model.zip
 * 0,0,5,13,…}, or {@code … model.zip new.csv} with raw rows of the columns that it was trained on,
 * text, dates and gaps as they are. Says the class of each row, or the number that is predicted.
 */
class Classify {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  public static void main(String[] args) throws Exception {
    MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(new File(args[0]));
    try (ZipFile zip = new ZipFile(args[0])) {
      JsonNode scaling = entry(zip, "scaling.json");
      for (double[] row : rows(args[1], entry(zip, "columns.json"))) {
        float[] input = new float[row.length];
        for (int i = 0; i < row.length; i++) {
          double span = scaling.get("span").get(i).doubleValue();
          double above = row[i] - scaling.get("low").get(i).doubleValue();
          input[i] = span > 0 ? (float) (above / span) : 0;
        }
        System.out.println(answer(zip, network.output(Nd4j.create(new float[][] {input}))));
      }
    }
  }

  private static JsonNode entry(ZipFile zip, String name) throws IOException {
    ZipEntry found = zip.getEntry(name);
    return found == null ? JSON.nullNode() : JSON.readTree(zip.getInputStream(found));
  }

  private static String answer(ZipFile zip, INDArray output) throws IOException {
    JsonNode targets = entry(zip, "targets.json");
    if (targets.isNull()) {
      return entry(zip, "labels.json").get("labels").get(output.argMax(1).getInt(0)).asText();
    }
    double span = targets.get("span").get(0).doubleValue();
    return String.valueOf(output.getDouble(0) * span + targets.get("low").get(0).doubleValue());
  }

  /** Numbers separated by commas, or a csv file whose first line names the columns. */
  static List<double[]> rows(String argument, JsonNode columns) throws IOException {
    List<double[]> rows = new ArrayList<>();
    if (!argument.endsWith(".csv")) {
      String[] values = argument.split(",");
      double[] row = new double[values.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Double.parseDouble(values[i]);
      }
      rows.add(row);
      return rows;
    }
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper().readerForMapOf(String.class).with(schema).readValues(new File(argument))) {
      while (lines.hasNext()) {
        rows.add(row(columns, lines.next()));
      }
    }
    return rows;
  }

  /** What the columns' texts become, one number for each input of the network. */
  private static double[] row(JsonNode columns, Map<String, String> texts) {
    List<String> missing = JSON.convertValue(columns.get("missing"), TEXTS);
    JsonNode features = columns.get("features");
    double[] row = new double[features.size()];
    for (int i = 0; i < row.length; i++) {
      JsonNode feature = features.get(i);
      String column = feature.get("column").asText();
      String text = texts.getOrDefault(column, "").strip();
      row[i] = number(feature, text, missing.contains(text.toLowerCase(Locale.ROOT)));
    }
    return row;
  }

  private static double number(JsonNode feature, String text, boolean isMissing) {
    String take = feature.get("take").asText();
    if (take.equals("gap")) {
      return isMissing ? 1 : 0;
    }
    JsonNode fill = feature.get("missing");
    if (isMissing && fill == null) {
      throw new IllegalArgumentException(
          "the value of column '" + feature.get("column").asText() + "' is missing");
    }
    if (take.equals("category")) {
      String category = isMissing ? fill.asText() : text;
      return category.equals(feature.get("is").asText()) ? 1 : 0;
    }
    if (isMissing) {
      return fill.doubleValue();
    }
    if (take.equals("number")) {
      return Double.parseDouble(text);
    }
    if (take.equals("rank")) {
      int rank = JSON.convertValue(feature.get("of"), TEXTS).indexOf(text);
      return rank < 0 ? feature.get("other").doubleValue() : rank;
    }
    return part(take, time(text, feature.get("format").asText()));
  }

  private static double part(String take, OffsetDateTime time) {
    switch (take) {
      case "year":
        return time.getYear();
      case "month":
        return time.getMonthValue();
      case "day":
        return time.getDayOfMonth();
      case "weekday":
        return time.getDayOfWeek().getValue();
      case "hour":
        return time.getHour() + time.getMinute() / 60.0;
      default:
        return time.toEpochSecond() + time.getNano() / 1e9;
    }
  }

  /** Times without an offset are Greenwich's. */
  private static OffsetDateTime time(String text, String format) {
    TemporalAccessor time =
        DateTimeFormatter.ofPattern(format, Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
    if (time instanceof OffsetDateTime) {
      return ((OffsetDateTime) time).withOffsetSameInstant(ZoneOffset.UTC);
    }
    return time instanceof LocalDateTime
        ? ((LocalDateTime) time).atOffset(ZoneOffset.UTC)
        : ((LocalDate) time).atStartOfDay().atOffset(ZoneOffset.UTC);
  }
}
