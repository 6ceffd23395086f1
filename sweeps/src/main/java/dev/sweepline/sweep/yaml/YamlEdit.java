package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.UserException;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Edit of one value in the text of a YAML file, which keeps all else as it stands, comments too.
 * Stateless.
 */
public final class YamlEdit {
  private YamlEdit() {}

  /**
   * Puts a value in place of another, or adds it.
   *
   * @param text of a file that is a map and has no mistakes
   * @param path keys with dots between them, which keys may have themselves
   * @param value as YAML on one line
   * @throws UserException when the path leads through what is no map, or where an alias stands
   */
  public static String set(String text, String path, String value) {
    Optional<Node> root = YamlParser.read(text, new ProblemCollector());
    if (root.isEmpty() || !(root.get() instanceof MappingNode map)) {
      throw new UserException("cannot set " + path + ": the file is no map");
    }
    return set(text, map, path, path, value);
  }

  private static String set(String text, MappingNode map, String rest, String path, String value) {
    for (NodeTuple field : map.getValue()) {
      String key = field.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
      Node inner = field.getValueNode();
      boolean exact = rest.equals(key);
      if (!exact && !rest.startsWith(key + ".")) {
        continue;
      }
      if (inner.getStartMark().getIndex() < field.getKeyNode().getEndMark().getIndex()) {
        throw new UserException("cannot set " + path + ": an alias stands there");
      }
      if (exact) {
        int last = at(text, end(inner));
        boolean broken = last > 0 && text.charAt(last - 1) == '\n'; // a text over several lines
        return text.substring(0, at(text, field.getKeyNode().getEndMark().getIndex()))
            + ": "
            + value
            + text.substring(broken ? last - 1 : last);
      }
      if (inner instanceof MappingNode below) {
        return set(text, below, rest.substring(key.length() + 1), path, value);
      }
      throw new UserException("cannot set %s: %s is not a map in the file".formatted(path, key));
    }
    return added(text, map, rest, value);
  }

  /** The first line of a map in lines, or the first field of one in braces. */
  private static String added(String text, MappingNode map, String key, String value) {
    int start = at(text, map.getStartMark().getIndex());
    if (map.getFlowStyle() == FlowStyle.FLOW) {
      String comma = map.getValue().isEmpty() ? "" : ", ";
      return text.substring(0, start + 1)
          + YamlText.value(key)
          + ": "
          + value
          + comma
          + text.substring(start + 1);
    }
    String indent = " ".repeat(map.getStartMark().getColumn());
    return text.substring(0, start)
        + YamlText.value(key)
        + ": "
        + value
        + "\n"
        + indent
        + text.substring(start);
  }

  /** Where its last character ends: marks of maps and lists in lines reach to what comes next. */
  private static int end(Node node) {
    if (node instanceof MappingNode map && map.getFlowStyle() != FlowStyle.FLOW) {
      return map.getValue().stream()
          .mapToInt(
              field ->
                  Math.max(field.getKeyNode().getEndMark().getIndex(), end(field.getValueNode())))
          .max()
          .orElseThrow();
    }
    if (node instanceof SequenceNode list && list.getFlowStyle() != FlowStyle.FLOW) {
      return list.getValue().stream().mapToInt(YamlEdit::end).max().orElseThrow();
    }
    return node.getEndMark().getIndex();
  }

  /** Marks count code points, texts count chars. */
  private static int at(String text, int index) {
    return text.offsetByCodePoints(0, index);
  }
}
