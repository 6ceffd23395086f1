package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The parser of YAML: text in, nodes out; whatever is not YAML becomes one problem with its place.
 */
public final class YamlParser {
  /** SnakeYAML takes time with the square of a long word or comment. */
  private static final int MAX_CHARACTERS = 1 << 18;

  private static final int LONGEST_MESSAGE = 200;
  private static final int MAX_DEPTH = 50;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private YamlParser() {}

  /** The document's root, empty after reporting why there is none. */
  public static Optional<Node> read(String text, ProblemCollector problems) {
    if (text.length() > MAX_CHARACTERS) {
      problems.error(
          SourcePosition.START,
          "the file has " + text.length() + " characters; write at most " + MAX_CHARACTERS);
      return Optional.empty();
    }
    String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    return unprintable(plain, problems) ? Optional.empty() : compose(plain, problems);
  }

  private static Optional<Node> compose(String text, ProblemCollector problems) {
    LoaderOptions options = new LoaderOptions();
    options.setNestingDepthLimit(MAX_DEPTH);
    // Tree counts what aliases expand to, and can say where.
    options.setMaxAliasesForCollections(Integer.MAX_VALUE);
    StreamReader reader = new StreamReader(text);
    try {
      Composer composer = new Composer(new ParserImpl(reader, options), new Resolver(), options);
      Node root = composer.getSingleNode();
      if (root == null) {
        problems.error(
            SourcePosition.START, "the file is empty; write at least method and parameters");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      YamlMistake mistake = YamlMistake.of(e, text, reader.getMark());
      problems.error(mistake.place(), shortened(mistake.message()));
    } catch (YAMLException e) {
      problems.error(
          Marks.position(reader.getMark()),
          e.getMessage().startsWith("Nesting Depth")
              ? "nested deeper than " + MAX_DEPTH + " levels"
              : shortened("not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  /** A message may quote a word of the file. */
  private static String shortened(String message) {
    return message.length() > LONGEST_MESSAGE
        ? message.substring(0, LONGEST_MESSAGE) + "…"
        : message;
  }

  /** YAML forbids control characters; SnakeYAML would say so without a line. */
  private static boolean unprintable(String text, ProblemCollector problems) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int character = text.codePointAt(i);
      if (!StreamReader.isPrintable(character)) {
        problems.error(
            new SourcePosition(line, column),
            String.format("not YAML: the character U+%04X is not allowed", character));
        return true;
      }
      line += character == '\n' ? 1 : 0;
      column = character == '\n' ? 1 : column + 1;
    }
    return false;
  }
}
