package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.sweepline.sweep.file.parameters.Distribution;
import dev.sweepline.sweep.file.parameters.ParameterKeys;
import dev.sweepline.sweep.file.program.ProgramKeys;
import dev.sweepline.sweep.yaml.KeySchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema for editors: it knows what the parser knows, and never refuses more. */
class SweepSchemaTest {
  private static final SweepSchema SCHEMA = new SweepSchema();

  /** Where the properties of each of our maps stand in the schema. */
  private static final Map<String, KeySchema> MAPS =
      Map.ofEntries(
          Map.entry("/properties/report", ProgramKeys.REPORT),
          Map.entry("", SweepKeys.SWEEP),
          Map.entry("/$defs/metric", SweepKeys.METRIC),
          Map.entry("/$defs/budget", SweepKeys.BUDGET),
          Map.entry("/properties/save", SweepKeys.SAVE),
          Map.entry("/properties/tracking", SweepKeys.TRACKING),
          Map.entry("/$defs/refit", SweepKeys.REFIT),
          Map.entry("/properties/resources", SweepKeys.RESOURCES),
          Map.entry("/$defs/stage", SweepKeys.STAGE),
          Map.entry("/$defs/parameter", ParameterKeys.PARAMETER),
          Map.entry("/$defs/early_terminate", SweepKeys.EARLY_TERMINATE));

  @Test
  void schema_isOneOfDraft202012() {
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of(SchemaId.V202012))
                .validate(SCHEMA.tree()))
        .isEmpty();
    assertThat(SCHEMA.tree().get("$schema").textValue()).isEqualTo(SchemaId.V202012);
    assertThat(SCHEMA.tree().get("title").textValue()).isNotBlank();
  }

  @Test
  void schema_knowsTheParsersKeysAndNoOthers() {
    MAPS.forEach(
        (pointer, keys) -> {
          JsonNode map = SCHEMA.tree().at(pointer);
          assertThat(names(map.get("properties")))
              .as(pointer)
              .containsExactlyInAnyOrderElementsOf(keys.known());
          assertThat(map.get("additionalProperties").booleanValue()).as(pointer).isFalse();
        });
  }

  @Test
  void schema_describesEveryKey() {
    for (String pointer : MAPS.keySet()) {
      JsonNode properties = SCHEMA.tree().at(pointer).get("properties");
      for (String key : names(properties)) {
        String description = properties.get(key).path("description").asText();
        assertThat(description).as(pointer + " " + key).endsWith(".").hasSizeGreaterThan(15);
      }
    }
  }

  @Test
  void schema_knowsTheParsersDistributionsAndTheirKeys() {
    JsonNode parameter = SCHEMA.tree().at("/$defs/parameter");
    assertThat(texts(parameter.at("/properties/distribution/enum")))
        .containsExactlyElementsOf(Distribution.words());
    JsonNode rules = parameter.at("/else/else/then/allOf");
    assertThat(rules).hasSameSizeAs(Distribution.words());
    for (JsonNode rule : rules) {
      Distribution kind =
          Distribution.named(rule.at("/if/properties/distribution/const").asText()).orElseThrow();
      List<String> keys = new ArrayList<>(List.of("distribution", "when"));
      keys.addAll(kind.required());
      keys.addAll(kind.optional());
      assertThat(texts(rule.at("/then/propertyNames/enum")))
          .as(kind.word())
          .containsExactlyInAnyOrderElementsOf(keys);
      assertThat(texts(rule.at("/then/required"))).isEqualTo(kind.required());
    }
  }

  @Test
  void schema_knowsTheParsersMethods() {
    assertThat(texts(SCHEMA.tree().at("/properties/method/enum"))).isEqualTo(MethodReader.WORDS);
  }

  @ParameterizedTest
  @MethodSource("files")
  void schema_acceptsEverySweepFile(Path file) throws IOException {
    String text = Files.readString(file);

    assertThat(text).startsWith("# yaml-language-server: $schema=" + SweepSchema.FILE + "\n");
    assertThat(SCHEMA.refusals(text)).isEmpty();
    assertThat(SweepFile.read(file.toString(), text).errors()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void schema_refusesNoVectorThatTheParserAccepts(String document) throws IOException {
    if (SweepFile.read("a.yaml", document).errors().isEmpty()) {
      assertThat(SCHEMA.refusals(SweepSchema.JSON.readTree(document))).isEmpty();
    }
  }

  static Stream<Path> files() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("."))) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(15);
    return files.stream();
  }

  static Stream<String> vectors() throws IOException {
    JsonNode all;
    try (InputStream in =
        SweepSchemaTest.class.getResourceAsStream("/conformance/wandb-vectors.json")) {
      all = SweepSchema.JSON.readTree(in);
    }
    String head = "{\"method\":\"random\",\"run_cap\":1,\"metric\":{\"name\":\"m\"},";
    return Stream.of(
            each(all, "validation").map(vector -> vector.get("config").toString()),
            each(all, "inference").map(v -> head + "\"parameters\":{\"p\":" + v.get("in") + "}}"),
            each(all, "ppf").map(v -> head + "\"parameters\":{\"p\":" + v.get("param") + "}}"),
            each(all, "grid")
                .map(v -> "{\"method\":\"grid\",\"parameters\":" + v.get("parameters") + "}"),
            each(all, "hyperband")
                .map(
                    v ->
                        head
                            + "\"early_terminate\":"
                            + v.get("early_terminate")
                            + ",\"parameters\":{\"p\":{\"value\":1}}}"))
        .flatMap(stream -> stream);
  }

  private static Stream<JsonNode> each(JsonNode all, String section) {
    return StreamSupport.stream(all.get(section).spliterator(), false);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::textValue).toList();
  }
}
