package dev.sweepline.sweep.file;

import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** A file's text beside the lines that answer it. */
final class Mistakes {
  static final String HEAD =
      "method: random\nrun_cap: 5\nmetric: {name: val_loss, goal: minimize}\n";

  private Mistakes() {}

  static Arguments parameter(String line, String... expected) {
    return wrong(HEAD + "parameters:\n  " + line + "\n", expected);
  }

  static Arguments wrong(String text, String... expected) {
    return Arguments.of(text, List.of(expected));
  }

  static List<String> lines(List<Problem> problems) {
    return problems.stream().map(p -> p.line() + ":" + p.column() + ": " + p.message()).toList();
  }
}
