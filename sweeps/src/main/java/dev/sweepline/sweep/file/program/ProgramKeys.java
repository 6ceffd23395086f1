package dev.sweepline.sweep.file.program;

import dev.sweepline.sweep.yaml.KeySchema;
import java.util.List;
import java.util.Map;

/** Keys of a sweep file that are about programs, or not for them. */
public final class ProgramKeys {
  /** Keys of the file that make its trials run a program. */
  public static final List<String> COMMAND = List.of("program", "command");

  /** Keys of the file that say how. */
  public static final List<String> DETAILS =
      List.of("files", "directory", "environment", "report", "wandb");

  /** Keys of the file that say how trials train a network, and mean nothing to a program. */
  static final List<String> NETWORK =
      List.of("dataset", "measurements", "repeats", "refit", "trainer", "twins");

  /** Keys of {@code report}. */
  public static final KeySchema REPORT =
      new KeySchema(List.of("prefix", "pattern"), Map.of("regex", "pattern", "filter", "pattern"));

  private ProgramKeys() {}
}
