package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The builder of our tree from SnakeYAML's graph of nodes, which notes where every key stands. */
public final class YamlTree {
  /** Aliases can make a short file stand for very many values; no sweep needs so many. */
  private static final int MAX_VALUES = 100_000;

  private final ProblemCollector problems;
  private final YamlScalars scalars;
  private final Map<String, SourcePosition> places = new HashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private int values;

  public YamlTree(ProblemCollector problems) {
    this.problems = problems;
    this.scalars = new YamlScalars(problems);
  }

  public Yaml read(Node root) {
    return read(root, "");
  }

  /** The place of every key by dotted path, once read. */
  public Map<String, SourcePosition> places() {
    return places;
  }

  private Yaml read(Node node, String path) {
    SourcePosition place = Marks.position(node.getStartMark());
    if (++values > MAX_VALUES) {
      if (values == MAX_VALUES + 1) {
        problems.error(place, "the file stands for more than " + MAX_VALUES + " values");
      }
      return new Yaml.Broken(place);
    }
    if (node instanceof ScalarNode scalar) {
      return scalars.read(scalar);
    }
    if (!open.add(node)) {
      return broken(place, "an alias here holds itself");
    }
    try {
      if (node instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)) {
        return items(sequence, path);
      }
      if (node instanceof MappingNode mapping && mapping.getTag().equals(Tag.MAP)) {
        Map<String, Yaml.Field> fields = fields(mapping, path);
        boolean lost = fields.isEmpty() && !mapping.getValue().isEmpty();
        return lost ? new Yaml.Broken(place) : new Yaml.Fields(place, fields);
      }
      return broken(place, "the tag " + Yaml.cut(node.getTag().getValue()) + " is not supported");
    } finally {
      open.remove(node);
    }
  }

  private Yaml items(SequenceNode sequence, String path) {
    List<Yaml> items = new ArrayList<>();
    scalars.beginList();
    for (Node node : sequence.getValue()) {
      String itemPath = path + "." + items.size();
      places.put(itemPath, Marks.position(node.getStartMark()));
      items.add(read(node, itemPath));
    }
    scalars.endList();
    return new Yaml.Items(Marks.position(sequence.getStartMark()), items);
  }

  private Map<String, Yaml.Field> fields(MappingNode mapping, String path) {
    Map<String, Yaml.Field> fields = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Node key = tuple.getKeyNode();
      SourcePosition place = Marks.position(key.getStartMark());
      if (key.getTag().equals(Tag.MERGE)) {
        merged.add(tuple.getValueNode());
      } else if (key instanceof ScalarNode scalar && key.getTag().equals(Tag.STR)) {
        put(fields, scalar.getValue(), place, tuple.getValueNode(), path);
      } else {
        problems.error(place, notText(key));
      }
    }
    merged.forEach(node -> merge(node, fields, path));
    return fields;
  }

  private void put(
      Map<String, Yaml.Field> fields, String key, SourcePosition place, Node value, String path) {
    Yaml.Field first = fields.get(key);
    String keyPath = path.isEmpty() ? key : path + "." + key;
    if (first != null) {
      String line = "'" + Yaml.cut(key) + "' stands on line " + first.place().line() + " already";
      if (isSame(first.value(), read(value, keyPath))) {
        problems.warn(place, line + ", with the same value");
      } else {
        problems.error(place, line + "; remove one of them");
      }
      return;
    }
    places.putIfAbsent(keyPath, place);
    fields.put(key, new Yaml.Field(place, read(value, keyPath)));
  }

  private static boolean isSame(Yaml first, Yaml again) {
    return !(first instanceof Yaml.Broken)
        && !(again instanceof Yaml.Broken)
        && Objects.equals(first.value(), again.value());
  }

  /** {@code <<: *base} adds what the map does not say itself. */
  private void merge(Node node, Map<String, Yaml.Field> fields, String path) {
    if (node instanceof SequenceNode sequence && open.add(node)) {
      sequence.getValue().forEach(each -> merge(each, fields, path));
      open.remove(node);
    } else if (node instanceof MappingNode && read(node, path) instanceof Yaml.Fields base) {
      base.fields().forEach(fields::putIfAbsent);
    } else {
      problems.error(Marks.position(node.getStartMark()), "'<<' must name a map, such as *base");
    }
  }

  private static String notText(Node key) {
    if (key instanceof ScalarNode scalar) {
      return "the key " + Yaml.cut(scalar.getValue()) + " is not text; put it in quotes";
    }
    return "a key must be text; is this a template that was not filled in?";
  }

  private Yaml broken(SourcePosition place, String message) {
    problems.error(place, message);
    return new Yaml.Broken(place);
  }
}
