package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.Grid;
import dev.sweepline.sweep.space.GridWalk;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.text.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Vectors computed with W&amp;B's open engine: same kinds, same draws, same grids, same refusals.
 */
class WandbConformanceTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("single_value", "constant"),
          Map.entry("categorical", "categorical"),
          Map.entry("categorical_w_probabilities", "categorical_w_probabilities"),
          Map.entry("int_uniform", "int_uniform"),
          Map.entry("uniform", "uniform"),
          Map.entry("quniform", "q_uniform"),
          Map.entry("loguniform", "log_uniform"),
          Map.entry("loguniform_v2", "log_uniform_values"),
          Map.entry("qloguniform", "q_log_uniform"),
          Map.entry("qloguniform_v2", "q_log_uniform_values"),
          Map.entry("inv_loguniform", "inv_log_uniform"),
          Map.entry("inv_loguniform_v2", "inv_log_uniform_values"),
          Map.entry("normal", "normal"),
          Map.entry("qnormal", "q_normal"),
          Map.entry("lognormal", "log_normal"),
          Map.entry("qlognormal", "q_log_normal"),
          Map.entry("beta", "beta"),
          Map.entry("qbeta", "q_beta"));

  /** What W&amp;B refuses and we accept, with the reason. */
  private static final Map<String, String> WE_ACCEPT =
      Map.of(
          "{\"distribution\":\"int_uniform\",\"min\":0.0,\"max\":1.0}",
          "2.0 is accepted where an integer is needed");

  /** What W&amp;B accepts and we refuse, with the message. */
  private static final Map<String, String> WE_REFUSE =
      Map.of(
          "\"max_iter\":27,\"s\":2",
          "early_terminate needs a metric to judge by; write metric: {name: val_loss, goal:"
              + " minimize}",
          "{\"parameters\":{\"b\":",
          "min 2 is not less than max 1; swap them",
          "\"method\":\"bayes\",\"parameters\":{\"a\":{\"min\":0.0",
          "bayes needs a metric to learn from; write metric: {name: val_loss, goal: minimize}",
          "{\"distribution\":\"log_uniform\",\"min\":1.0E-4,\"max\":0.1}",
          "1.0E-4..0.1 look like values, but log_uniform takes exponents of e; did you mean"
              + " log_uniform_values?");

  @ParameterizedTest
  @MethodSource("inference")
  void read_infersTheSameKind(JsonNode vector) {
    ParsedSweep reading = parameter(vector.get("in"));
    JsonNode type = vector.get("out").path("type");
    if (type.isMissingNode()) {
      assertThat(reading.errors().isEmpty()).isEqualTo(WE_ACCEPT.containsKey(text(vector, "in")));
    } else if (type.textValue().equals("dict (nested)")) {
      assertThat(reading.errors()).isEmpty();
      assertThat(reading.sweep().orElseThrow().space().parameters()).containsOnlyKeys("p.a");
    } else {
      assertThat(p(reading).kind()).isEqualTo(KINDS.get(type.textValue()));
      assertThat(p(reading)).isEqualTo(p(parameter(vector.get("out").get("filled"))));
    }
  }

  @ParameterizedTest
  @MethodSource("ppf")
  void quantile_drawsTheSame(JsonNode vector) {
    ParsedSweep reading = parameter(vector.get("param"));
    String refused = WE_REFUSE.get(vector.get("param").toString());
    if (refused != null) {
      assertThat(reading.errors().stream().map(Problem::message)).containsExactly(refused);
      return;
    }
    for (int i = 0; i < vector.get("u").size(); i++) {
      Object drawn = p(reading).quantile(vector.get("u").get(i).doubleValue());
      Object expected = value(vector.get("x").get(i));
      assertThat(drawn).hasSameClassAs(expected);
      if (expected instanceof Double real) {
        assertThat((Double) drawn).isCloseTo(real, within(Math.abs(real) * 1e-9));
      } else {
        assertThat(drawn).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("grid")
  void grid_listsTheSamePoints(JsonNode vector) {
    ParsedSweep reading =
        SweepFile.read(
            "a.yaml",
            "method: grid\nmetric: {name: m}\nparameters: " + vector.get("parameters") + "\n");
    if (vector.has("error")) {
      assertThat(reading.errors())
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).startsWith("a grid cannot list"));
      return;
    }
    SearchSpace space = reading.sweep().orElseThrow().space();
    List<Object> expected = new ArrayList<>();
    vector.get("runs").forEach(run -> expected.add(value(run)));

    assertThat(walk(space)).isEqualTo(expected);
    assertThat(new Grid(space).product()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @MethodSource("validation")
  void read_refusesTheSame(JsonNode vector) {
    String config = vector.get("config").toString();
    ParsedSweep reading = SweepFile.read("a.yaml", config);
    boolean accepted = reading.errors().isEmpty();
    if (vector.get("violations").isEmpty()) {
      Stream<String> refusals =
          WE_REFUSE.entrySet().stream()
              .filter(e -> config.contains(e.getKey()))
              .map(Map.Entry::getValue);
      assertThat(reading.errors().stream().map(Problem::message))
          .containsExactlyElementsOf(refusals.toList());
    } else {
      assertThat(accepted).isEqualTo(WE_ACCEPT.keySet().stream().anyMatch(config::contains));
    }
  }

  @ParameterizedTest
  @MethodSource("hyperband")
  void read_findsTheSameBands(JsonNode vector) {
    ParsedSweep reading =
        SweepFile.read(
            "a.yaml",
            "method: grid\nmetric: {name: m}\nparameters: {a: {value: 1}}\nearly_terminate: "
                + vector.get("early_terminate"));

    if (vector.has("error")) {
      assertThat(reading.errors()).hasSize(1);
      return;
    }
    Hyperband rule = (Hyperband) reading.sweep().orElseThrow().search().earlyTerminate().get(0);
    List<Long> expected = new ArrayList<>();
    vector.get("bands").forEach(band -> expected.add(band.longValue()));
    assertThat(rule.bands()).startsWith(expected.toArray(Long[]::new));
    assertThat(rule.maxIter().isPresent() ? rule.bands().size() : expected.size())
        .isEqualTo(expected.size());
  }

  static Stream<JsonNode> inference() throws IOException {
    return vectors("inference");
  }

  static Stream<JsonNode> ppf() throws IOException {
    return vectors("ppf");
  }

  static Stream<JsonNode> grid() throws IOException {
    return vectors("grid");
  }

  static Stream<JsonNode> validation() throws IOException {
    return vectors("validation");
  }

  static Stream<JsonNode> hyperband() throws IOException {
    return vectors("hyperband");
  }

  private static Stream<JsonNode> vectors(String section) throws IOException {
    try (InputStream in =
        WandbConformanceTest.class.getResourceAsStream("/conformance/wandb-vectors.json")) {
      return StreamSupport.stream(JSON.readTree(in).get(section).spliterator(), false);
    }
  }

  private static ParsedSweep parameter(JsonNode parameter) {
    return SweepFile.read(
        "a.yaml",
        "method: random\nrun_cap: 1\nmetric: {name: m}\nparameters: {p: " + parameter + "}");
  }

  private static Parameter p(ParsedSweep reading) {
    assertThat(reading.errors()).isEmpty();
    return reading.sweep().orElseThrow().space().parameters().get("p");
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).toString();
  }

  private static Object value(JsonNode node) {
    return JSON.convertValue(node, Object.class);
  }

  private static List<Map<String, Object>> walk(SearchSpace space) {
    List<Map<String, Object>> points = new ArrayList<>();
    GridWalk walk = new Grid(space).walk();
    for (Optional<Map<String, Object>> p = walk.next(); p.isPresent(); p = walk.next()) {
      points.add(p.get());
    }
    return points;
  }
}
