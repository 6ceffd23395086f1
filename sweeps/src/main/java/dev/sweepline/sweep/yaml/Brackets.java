package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.SourcePosition;
import java.util.List;

/** A count of a text's brackets, those in quotes and comments left out. Stateless. */
final class Brackets {
  private Brackets() {}

  /** Whether the bracket at a place is closed further on. */
  static boolean closes(List<String> lines, SourcePosition opening) {
    int depth = 0;
    int from = opening.column() - 1;
    for (int number = opening.line() - 1; number < lines.size(); number++) {
      String line = lines.get(number);
      char quote = 0;
      for (int i = from; i < line.length(); i++) {
        char c = line.charAt(i);
        if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '#' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
          break;
        } else if (c == '"' || c == '\'') {
          quote = c;
        } else if (c == '[' || c == '{') {
          depth++;
        } else if ((c == ']' || c == '}') && --depth == 0) {
          return true;
        }
      }
      from = 0;
    }
    return false;
  }
}
