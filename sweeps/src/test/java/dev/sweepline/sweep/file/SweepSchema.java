package dev.sweepline.sweep.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.YamlParser;
import dev.sweepline.sweep.yaml.YamlTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** {@code sweeps/sweep.schema.json}, as an editor applies it. */
final class SweepSchema {
  static final Path FILE = Path.of("sweep.schema.json");
  static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode tree;
  private final JsonSchema schema;

  SweepSchema() {
    try {
      this.tree = JSON.readTree(FILE.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tree);
  }

  JsonNode tree() {
    return tree;
  }

  /** What it says against a document; empty where it accepts it. */
  List<String> refusals(JsonNode document) {
    return schema.validate(document).stream().map(ValidationMessage::getMessage).sorted().toList();
  }

  /** What it says against a YAML file, with aliases and merge keys resolved as editors do. */
  List<String> refusals(String yaml) {
    return refusals(document(yaml));
  }

  private static JsonNode document(String yaml) {
    ProblemCollector problems = new ProblemCollector();
    return YamlParser.read(yaml, problems)
        .map(new YamlTree(problems)::read)
        .<JsonNode>map(root -> JSON.valueToTree(root.value()))
        .orElseGet(MissingNode::getInstance);
  }
}
