package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Scalars as JSON values, by the rules of YAML 1.1. Not thread-safe. */
final class YamlScalars {
  /** PyYAML's floats: narrower than YAML's, and what W&amp;B reads with. */
  private static final Pattern PYTHON_FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?\\.[0-9][0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*");

  private static final int LONGEST_PLAIN = 24;

  private final Construct construct = new Construct();
  private final ProblemCollector problems;

  /** Of the outermost list that is being read: the numbers that W&amp;B takes for text. */
  private final Set<Narrow> listed = new LinkedHashSet<>();

  private int lists;

  /** A number that W&amp;B takes for text. */
  private record Narrow(SourcePosition place, String source, double value) {}

  YamlScalars(ProblemCollector problems) {
    this.problems = problems;
  }

  Yaml read(ScalarNode node) {
    SourcePosition place = Marks.position(node.getStartMark());
    String source = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
      return new Yaml.Scalar(place, source, source);
    }
    if (tag.equals(Tag.NULL)) {
      return new Yaml.Scalar(place, null, source);
    }
    boolean known = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) || tag.equals(Tag.BOOL);
    return known
        ? typed(node, place)
        : broken(place, "the tag " + Yaml.cut(tag.getValue()) + " is not supported");
  }

  private Yaml typed(ScalarNode node, SourcePosition place) {
    String source = node.getValue();
    Object value;
    try {
      value = construct.scalar(node);
    } catch (YAMLException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return broken(place, "'" + Yaml.cut(source) + "' does not fit its tag " + node.getTag());
    }
    if (value instanceof Boolean) {
      return new Yaml.Scalar(place, value, source);
    }
    if (value instanceof BigInteger || !(value instanceof Number number)) {
      return broken(place, "the number " + Yaml.cut(source) + " does not fit in 64 bits");
    }
    if (!node.getTag().equals(Tag.FLOAT)) {
      return new Yaml.Scalar(place, number.longValue(), source);
    }
    double real = number.doubleValue();
    if (!Double.isFinite(real)) {
      return broken(place, Yaml.cut(source) + " is not a finite number");
    }
    if (!PYTHON_FLOAT.matcher(source).matches() && !tagged(node)) {
      listed.add(new Narrow(place, source, real));
      warnOutsideLists();
    }
    return new Yaml.Scalar(place, real, source);
  }

  /** A list begins: what is to be said of its numbers is said once, when it ends. */
  void beginList() {
    lists++;
  }

  void endList() {
    lists--;
    warnOutsideLists();
  }

  private void warnOutsideLists() {
    if (lists > 0 || listed.isEmpty()) {
      return;
    }
    Narrow first = listed.iterator().next();
    String read = "read " + Yaml.cut(first.source()) + " as " + plain(first.value());
    problems.warn(
        first.place(),
        listed.size() == 1
            ? read + "; W&B takes it for text"
            : read
                + " (and "
                + (listed.size() - 1)
                + " more of this list likewise); W&B takes them for text");
    listed.clear();
  }

  private Yaml broken(SourcePosition place, String message) {
    problems.error(place, message);
    return new Yaml.Broken(place);
  }

  /** Whether the file says {@code !!float} itself, which PyYAML obeys too. */
  private static boolean tagged(ScalarNode node) {
    Mark mark = node.getStartMark();
    return mark.getBuffer()[mark.getPointer()] == '!';
  }

  private static String plain(double value) {
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return plain.length() > LONGEST_PLAIN ? Double.toString(value) : plain;
  }

  /** A window on SnakeYAML's own reading of numbers and booleans. */
  private static final class Construct extends SafeConstructor {
    Construct() {
      super(new LoaderOptions());
    }

    Object scalar(ScalarNode node) {
      return constructObject(node);
    }
  }
}
