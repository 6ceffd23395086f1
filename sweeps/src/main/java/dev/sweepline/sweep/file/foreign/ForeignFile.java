package dev.sweepline.sweep.file.foreign;

import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.yaml.ProblemCollector;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that is no sweep file but something else that is known, and so has one answer instead of
 * one for each of its keys. Stateless.
 */
public final class ForeignFile {
  /** Statements that begin a line, and tuples, which only Python has. */
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?m)^(import \\w|from [\\w.]+ import |def \\w|[A-Za-z_]\\w*\\s*=\\s*([{\\[(]|dict\\())"
              + "|\\A\\s*\\{(?s:.*?):\\s*\\(");

  private ForeignFile() {}

  /** Reports a text that is Python; false where it is none. */
  public static boolean isPython(String text, ProblemCollector problems) {
    Matcher python = PYTHON.matcher(text);
    if (!python.find()) {
      return false;
    }
    int line = (int) text.substring(0, python.start()).chars().filter(c -> c == '\n').count() + 1;
    problems.error(
        new SourcePosition(line, 1),
        "this is Python, and a sweep file is YAML: save what yaml.dump(sweep_config) prints");
    return true;
  }

  /**
   * Reports a document of another tool, or a sweep under another key; false where it is neither.
   */
  public static boolean isForeign(Yaml document, ProblemCollector problems) {
    if (!(document instanceof Yaml.Fields root) || isSearch(root)) {
      return false;
    }
    Optional<ForeignFormat> format = ForeignFormat.of(root);
    if (format.isPresent()) {
      problems.error(
          root.place(),
          "this is "
              + format.get().what()
              + (format.get().importable()
                  ? ", not a sweep file; deploy/sweep import makes one of it"
                  : ", not a sweep file; write method, metric and parameters"));
      return true;
    }
    for (Map.Entry<String, Yaml.Field> entry : root.fields().entrySet()) {
      if (entry.getValue().value() instanceof Yaml.Fields inner
          && inner.fields().containsKey("method")
          && inner.fields().get("parameters") != null) {
        problems.error(
            entry.getValue().place(),
            "the sweep stands under '"
                + Yaml.cut(entry.getKey())
                + "'; move what is under it to the top of the file");
        return true;
      }
    }
    return false;
  }

  private static boolean isSearch(Yaml.Fields root) {
    return root.fields().containsKey("method") || root.fields().containsKey("parameters");
  }
}
