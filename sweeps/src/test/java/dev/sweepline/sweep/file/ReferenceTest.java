package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.parameters.Distribution;
import dev.sweepline.sweep.file.parameters.ParameterKeys;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.YamlParser;
import dev.sweepline.sweep.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of LANGUAGE.md, and that they leave out nothing. */
class ReferenceTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final SweepSchema SCHEMA = new SweepSchema();

  /** What the examples name that do not say their own parameters. */
  private static final String PARAMETERS =
      """
      parameters:
        learning_rate: {min: 0.0001, max: 0.1}
        hidden: {min: 16, max: 128}
        optimizer: {values: [adam, sgd]}
      """;

  @ParameterizedTest
  @MethodSource("examples")
  void example_isReadWithoutAProblem(String example) {
    String text = completed(example);
    ParsedSweep reading = SweepFile.read("a.yaml", text);

    assertThat(reading.errors()).as(text).isEmpty();
    assertThat(reading.warnings())
        .as(text)
        .allMatch(warning -> warning.message().matches(".*exponents of e.*|scheduler is for.*"));
    assertThat(SCHEMA.refusals(text)).as(text).isEmpty();
  }

  @Test
  void examples_showEveryKeyDistributionAndMethod() throws IOException {
    Map<String, Set<String>> shown =
        Stream.of(
                "sweep",
                "metric",
                "budget",
                "save",
                "refit",
                "tracking",
                "resources",
                "stage",
                "early",
                "parameter",
                "kind")
            .collect(Collectors.toMap(name -> name, name -> new TreeSet<>()));
    BiConsumer<String, Map<?, ?>> note =
        (name, map) -> map.keySet().forEach(key -> shown.get(name).add((String) key));
    for (String example : examples().toList()) {
      Map<?, ?> sweep = tree(isSweep(example) ? example : nested(example));
      note.accept("sweep", sweep);
      note.accept("metric", map(sweep.get("metric")));
      if (sweep.get("metrics") instanceof List<?> metrics) {
        metrics.forEach(metric -> note.accept("metric", map(metric)));
      }
      note.accept("budget", map(sweep.get("budget")));
      note.accept("save", map(sweep.get("save")));
      note.accept("refit", map(sweep.get("refit")));
      note.accept("tracking", map(sweep.get("tracking")));
      note.accept("resources", map(sweep.get("resources")));
      if (sweep.get("early_terminate") instanceof List<?> rules) {
        rules.forEach(rule -> note.accept("early", map(rule)));
      }
      note.accept("early", map(sweep.get("early_terminate")));
      if (sweep.get("stages") instanceof List<?> stages) {
        stages.forEach(stage -> note.accept("stage", map(stage)));
      }
      parameters(map(sweep.get("parameters")), note, shown.get("kind"));
    }
    assertThat(shown.get("sweep")).containsAll(SweepKeys.SWEEP.known());
    assertThat(shown.get("metric")).containsAll(SweepKeys.METRIC.known());
    assertThat(shown.get("budget")).containsAll(SweepKeys.BUDGET.known());
    assertThat(shown.get("save")).containsAll(SweepKeys.SAVE.known());
    assertThat(shown.get("refit")).containsAll(SweepKeys.REFIT.known());
    assertThat(shown.get("tracking")).containsAll(SweepKeys.TRACKING.known());
    assertThat(shown.get("resources")).containsAll(SweepKeys.RESOURCES.known());
    assertThat(shown.get("stage")).containsAll(SweepKeys.STAGE.known());
    assertThat(shown.get("early")).containsAll(SweepKeys.EARLY_TERMINATE.known());
    assertThat(shown.get("parameter")).containsAll(ParameterKeys.PARAMETER.known());
    assertThat(shown.get("kind")).containsAll(Distribution.words());
    assertThat(reference())
        .contains(MethodReader.WORDS.stream().map(word -> "\n| `" + word + "` |").toList());
  }

  static Stream<String> examples() throws IOException {
    List<String> examples =
        EXAMPLE.matcher(reference()).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(10);
    return examples.stream();
  }

  private static String reference() throws IOException {
    return Files.readString(Path.of("LANGUAGE.md"));
  }

  private static void parameters(
      Map<?, ?> level, BiConsumer<String, Map<?, ?>> note, Set<String> kinds) {
    for (Object value : level.values()) {
      Map<?, ?> parameter = map(value);
      note.accept("parameter", parameter);
      if (parameter.get("distribution") instanceof String kind) {
        kinds.add(kind);
      }
      parameters(map(parameter.get("parameters")), note, kinds);
    }
  }

  /** As LANGUAGE.md promises. */
  static String completed(String example) {
    String text = isSweep(example) ? example : nested(example);
    Map<?, ?> sweep = tree(text);
    boolean capped = sweep.containsKey("run_cap") || map(sweep.get("budget")).containsKey("trials");
    return text
        + (sweep.containsKey("method") ? "" : "method: random\n" + (capped ? "" : "run_cap: 9\n"))
        + (sweep.containsKey("metric") || sweep.containsKey("metrics")
            ? ""
            : "metric: {name: val_loss}\n")
        + (sweep.containsKey("parameters") ? "" : PARAMETERS);
  }

  private static boolean isSweep(String example) {
    return tree(example).keySet().stream().anyMatch(SweepKeys.SWEEP.known()::contains);
  }

  private static String nested(String example) {
    return "parameters:\n" + example.indent(2);
  }

  private static Map<?, ?> tree(String yaml) {
    ProblemCollector problems = new ProblemCollector();
    return map(
        YamlParser.read(yaml, problems).map(new YamlTree(problems)::read).orElseThrow().value());
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
