package dev.sweepline.sweep.file;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.foreign.ForeignFile;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.YamlParser;
import dev.sweepline.sweep.yaml.YamlTree;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * The reader of sweep files, W&amp;B's language with our additions. Stateless, thread-safe; touches
 * no file system.
 */
public final class SweepFile {
  private SweepFile() {}

  /**
   * Reads one sweep file, whatever it holds.
   *
   * @param fileName as messages should show it; its base name is the sweep's default name
   * @param text the whole file
   * @return the sweep, or every error at once
   */
  public static ParsedSweep read(String fileName, String text) {
    return read(fileName, text, "");
  }

  /**
   * Reads a sweep file of which some keys are replaced, for example to search the same space by
   * another method. What belongs to the file's own method goes with it.
   *
   * @param changes a YAML map of top-level keys that stand in place of the file's; null removes
   *     one; may be empty
   */
  public static ParsedSweep read(String fileName, String text, String changes) {
    ProblemCollector problems = new ProblemCollector();
    YamlTree tree = new YamlTree(problems);
    Optional<Node> document =
        ForeignFile.isPython(text, problems) ? Optional.empty() : YamlParser.read(text, problems);
    Optional<Sweep> sweep =
        document
            .map(tree::read)
            .filter(root -> !ForeignFile.isForeign(root, problems))
            .map(root -> KeyChanges.read(changes, problems).in(root))
            .flatMap(root -> SweepReader.read(root, baseName(fileName), problems));
    return new ParsedSweep(
        fileName, text, sweep, problems.errors(), problems.warnings(), List.of(), tree.places());
  }

  /** The words that {@code method} takes. */
  public static List<String> methods() {
    return MethodReader.WORDS;
  }

  /** The words that {@code early_terminate.type} takes. */
  public static List<String> stoppingRules() {
    return List.copyOf(StoppingRuleReader.TYPES.keySet());
  }

  private static String baseName(String fileName) {
    String last =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    int dot = last.lastIndexOf('.');
    String base = dot < 0 ? last : last.substring(0, dot);
    return base.isBlank() ? "sweep" : base;
  }
}
