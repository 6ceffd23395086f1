package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.space.GridPoints;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
      Map.of(
          "single_value", "constant",
          "categorical", "categorical",
          "int_uniform", "int_uniform",
          "uniform", "uniform",
          "quniform", "q_uniform",
          "loguniform_v2", "log_uniform_values",
          "qloguniform_v2", "q_log_uniform_values",
          "normal", "normal");

  /** W&amp;B's kinds that we do not read yet, by the type the vectors give or the key they need. */
  private static final List<String> NOT_YET =
      List.of(
          "categorical_w_probabilities",
          "dict (nested)",
          "qbeta",
          "beta",
          "lognormal",
          "qnormal",
          "qlognormal",
          "inv_loguniform",
          "inv_loguniform_v2",
          "qloguniform");

  /** The same, as a parameter of a ppf vector shows them. */
  private static final List<String> NOT_YET_DRAWN =
      List.of(
          "probabilities",
          "log_uniform",
          "inv_log_uniform",
          "inv_log_uniform_values",
          "q_log_uniform",
          "q_normal",
          "log_normal",
          "q_log_normal",
          "beta",
          "q_beta");

  /** What W&amp;B refuses and we accept, with the reason. */
  private static final Map<String, String> WE_ACCEPT =
      Map.of(
          "{\"distribution\":\"int_uniform\",\"min\":0.0,\"max\":1.0}",
          "2.0 is accepted where an integer is needed",
          "\"command\":\"python x\"",
          "command only labels the sweep: Sweepline starts no script",
          "\"program\":3",
          "program only labels the sweep: Sweepline starts no script");

  /** What W&amp;B accepts and we refuse, with the message. */
  private static final Map<String, String> WE_REFUSE =
      Map.of(
          "\"max_iter\":27,\"s\":2",
          "'early_terminate' is not supported yet",
          "{\"parameters\":{\"b\":",
          "'parameters' is not supported yet; write a parameter name with a dot",
          "\"method\":\"bayes\",\"parameters\":{\"a\":{\"min\":0.0",
          "method 'bayes' is not supported yet; write grid, random or coarse_to_fine");

  @ParameterizedTest
  @MethodSource("inference")
  void read_infersTheSameKind(JsonNode vector) {
    Reading reading = parameter(vector.get("in"));
    JsonNode type = vector.get("out").path("type");
    if (type.isMissingNode()) {
      assertThat(reading.errors().isEmpty()).isEqualTo(WE_ACCEPT.containsKey(text(vector, "in")));
    } else if (NOT_YET.contains(type.textValue())) {
      assertThat(reading.errors())
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("not supported yet"));
    } else {
      assertThat(p(reading).kind()).isEqualTo(KINDS.get(type.textValue()));
      assertThat(p(reading)).isEqualTo(p(parameter(vector.get("out").get("filled"))));
    }
  }

  @ParameterizedTest
  @MethodSource("ppf")
  void quantile_drawsTheSame(JsonNode vector) {
    Reading reading = parameter(vector.get("param"));
    JsonNode distribution = vector.get("param").path("distribution");
    if (NOT_YET_DRAWN.contains(distribution.asText()) || vector.get("param").has("probabilities")) {
      assertThat(reading.errors())
          .singleElement()
          .satisfies(problem -> assertThat(problem.message()).contains("not supported yet"));
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
    Reading reading =
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

    assertThat(odometer(space)).isEqualTo(expected);
    assertThat(space.gridSize().orElseThrow()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @MethodSource("validation")
  void read_refusesTheSame(JsonNode vector) {
    String config = vector.get("config").toString();
    Reading reading = SweepFile.read("a.yaml", config);
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
  void read_saysThatStoppingRulesAreNotSupportedYet(JsonNode vector) {
    Reading reading =
        SweepFile.read(
            "a.yaml",
            "method: grid\nmetric: {name: m}\nparameters: {a: {value: 1}}\nearly_terminate: "
                + vector.get("early_terminate"));

    assertThat(reading.errors())
        .containsExactly(new Problem(4, 1, "'early_terminate' is not supported yet"));
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

  private static Reading parameter(JsonNode parameter) {
    return SweepFile.read(
        "a.yaml",
        "method: random\nrun_cap: 1\nmetric: {name: m}\nparameters: {p: " + parameter + "}");
  }

  private static Parameter p(Reading reading) {
    assertThat(reading.errors()).isEmpty();
    return reading.sweep().orElseThrow().space().parameters().get("p");
  }

  private static String text(JsonNode vector, String field) {
    return vector.get(field).toString();
  }

  private static Object value(JsonNode node) {
    return JSON.convertValue(node, Object.class);
  }

  /** All combinations, the last parameter fastest. */
  private static List<Map<String, Object>> odometer(SearchSpace space) {
    List<Map<String, Object>> points = new ArrayList<>(List.of(new LinkedHashMap<>()));
    space
        .parameters()
        .forEach(
            (name, parameter) -> {
              List<Map<String, Object>> longer = new ArrayList<>();
              GridPoints axis = parameter.grid().orElseThrow();
              for (Map<String, Object> point : points) {
                for (long i = 0; i < axis.count(); i++) {
                  Map<String, Object> next = new TreeMap<>(point);
                  next.put(name, axis.get(i));
                  longer.add(next);
                }
              }
              points.clear();
              points.addAll(longer);
            });
    return points;
  }
}
