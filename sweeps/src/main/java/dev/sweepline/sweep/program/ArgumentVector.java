package dev.sweepline.sweep.program;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;

/**
 * The maker of a program's arguments, as W&amp;B's agent makes them: an item that is a macro
 * becomes what it stands for, every other stays one argument. No shell sees them. Immutable,
 * thread-safe.
 *
 * @param interpreter what {@code ${interpreter}} stands for
 * @param variable the value of a variable of the environment, empty where it is not set
 * @param argumentsFile where the parameters lie as JSON
 */
public record ArgumentVector(
    String interpreter, Function<String, Optional<String>> variable, String argumentsFile) {
  public ArgumentVector {
    requireNonNull(interpreter, "interpreter");
    requireNonNull(variable, "variable");
    requireNonNull(argumentsFile, "argumentsFile");
  }

  /**
   * The arguments of one trial, the executable first; empty where macros alone were named and none
   * of them stands for anything.
   *
   * @param parameters the assignment, groups nested: each group is one argument
   */
  public List<String> of(Program program, Map<String, Object> parameters) {
    List<String> arguments = new ArrayList<>();
    for (String item : program.command()) {
      Optional<String> macro = Macro.name(item);
      if (macro.isPresent()) {
        arguments.addAll(expanded(macro.get(), program, parameters));
      } else {
        arguments.add(withVariables(item));
      }
    }
    return arguments;
  }

  private List<String> expanded(String macro, Program program, Map<String, Object> parameters) {
    return switch (macro) {
      case Macro.ENV -> List.of("/usr/bin/env");
      case Macro.INTERPRETER -> List.of(interpreter);
      case Macro.PROGRAM -> program.script().isEmpty() ? List.of() : List.of(program.script());
      case Macro.ARGS -> each("--", parameters);
      case Macro.ARGS_NO_HYPHENS -> each("", parameters);
      case Macro.ARGS_APPEND_HYDRA -> each("+", parameters);
      case Macro.ARGS_OVERRIDE_HYDRA -> each("++", parameters);
      case Macro.ARGS_NO_EQUALS -> pairs(parameters);
      case Macro.ARGS_NO_BOOLEAN_FLAGS -> flags(parameters);
      case Macro.ARGS_JSON -> List.of(PythonText.json(parameters));
      case Macro.ARGS_JSON_FILE -> List.of(argumentsFile);
      default -> List.of();
    };
  }

  private static List<String> each(String before, Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> before + entry.getKey() + "=" + PythonText.str(entry.getValue()))
        .toList();
  }

  private static List<String> pairs(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .flatMap(entry -> List.of("--" + entry.getKey(), PythonText.str(entry.getValue())).stream())
        .toList();
  }

  private static List<String> flags(Map<String, Object> parameters) {
    return parameters.entrySet().stream()
        .filter(entry -> !Boolean.FALSE.equals(entry.getValue()))
        .map(
            entry ->
                Boolean.TRUE.equals(entry.getValue())
                    ? "--" + entry.getKey()
                    : "--" + entry.getKey() + "=" + PythonText.str(entry.getValue()))
        .toList();
  }

  /** One that is not set stands for its own name. */
  private String withVariables(String item) {
    return Macro.VARIABLE
        .matcher(item)
        .replaceAll(
            found -> {
              String name = found.group(1);
              return Matcher.quoteReplacement(variable.apply(name).orElse(name));
            });
  }
}
