package dev.sweepline.sweep.program;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The macros of W&amp;B's command lines, by name: {@code args} is written {@code ${args}}.
 * Stateless.
 */
public final class Macro {
  static final String ENV = "env";
  static final String INTERPRETER = "interpreter";
  static final String PROGRAM = "program";
  static final String ARGS = "args";
  static final String ARGS_NO_EQUALS = "args_no_equals";
  static final String ARGS_NO_HYPHENS = "args_no_hyphens";
  static final String ARGS_NO_BOOLEAN_FLAGS = "args_no_boolean_flags";
  static final String ARGS_APPEND_HYDRA = "args_append_hydra";
  static final String ARGS_OVERRIDE_HYDRA = "args_override_hydra";
  static final String ARGS_JSON = "args_json";
  static final String ARGS_JSON_FILE = "args_json_file";

  /** All that are whole items. */
  public static final List<String> NAMES =
      List.of(
          ENV,
          INTERPRETER,
          PROGRAM,
          ARGS,
          ARGS_NO_EQUALS,
          ARGS_NO_HYPHENS,
          ARGS_NO_BOOLEAN_FLAGS,
          ARGS_APPEND_HYDRA,
          ARGS_OVERRIDE_HYDRA,
          ARGS_JSON,
          ARGS_JSON_FILE);

  /** A variable of the environment, also within a longer item. */
  static final Pattern VARIABLE = Pattern.compile("\\$\\{envvar:([A-Z0-9_]*)\\}");

  private static final Pattern WHOLE = Pattern.compile("\\$\\{([^{}]*)\\}");

  private Macro() {}

  /** The name in an item that is a macro and nothing else, whether there is such a macro or not. */
  public static Optional<String> name(String item) {
    Matcher whole = WHOLE.matcher(item);
    return whole.matches() && !VARIABLE.matcher(item).matches()
        ? Optional.of(whole.group(1))
        : Optional.empty();
  }

  /** A macro within a longer item, which stays as it is. */
  public static Optional<String> within(String item) {
    Matcher part = WHOLE.matcher(VARIABLE.matcher(item).replaceAll(""));
    return name(item).isEmpty() && part.find() && NAMES.contains(part.group(1))
        ? Optional.of(part.group())
        : Optional.empty();
  }
}
