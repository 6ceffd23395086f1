package dev.sweepline.sweep.file;

import dev.sweepline.sweep.text.Problem;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** A file's text beside the lines that answer it. */
public final class Mistakes {
  public static final String HEAD =
      "method: random\nrun_cap: 5\nmetric: {name: val_loss, goal: minimize}\n";

  private Mistakes() {}

  public static Arguments parameter(String line, String... expected) {
    return wrong(HEAD + "parameters:\n  " + line + "\n", expected);
  }

  public static Arguments wrong(String text, String... expected) {
    return Arguments.of(text, List.of(expected));
  }

  public static List<String> lines(List<Problem> problems) {
    return problems.stream().map(p -> p.position() + ": " + p.message()).toList();
  }
}
