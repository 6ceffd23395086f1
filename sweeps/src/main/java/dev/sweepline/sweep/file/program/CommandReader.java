package dev.sweepline.sweep.file.program;

import dev.sweepline.sweep.program.Macro;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.program.PythonText;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A reader of a program's command line: {@code program} and {@code command}. */
final class CommandReader {
  private static final String COMMAND = "command: [python, train.py, \"${args}\"]";

  private final MapReader file;

  CommandReader(MapReader file) {
    this.file = file;
  }

  /** What {@code ${program}} stands for; blank where the file says none, empty after a report. */
  Optional<String> script() {
    if (!file.has("program")) {
      return Optional.of("");
    }
    Optional<String> script = file.text("program").map(String::strip);
    if (script.filter(name -> name.startsWith("-")).isPresent()) {
      file.error(
          "program",
          "program %s begins with a dash, which interpreters take for an option; write ./%s"
              .formatted(Yaml.cut(script.get()), Yaml.cut(script.get())));
      return Optional.empty();
    }
    return script;
  }

  /** W&amp;B's own where the file says none; empty after a report. */
  Optional<List<String>> command() {
    Optional<Yaml> value = file.find("command");
    if (value.isEmpty()) {
      return file.has("command") ? Optional.empty() : Optional.of(Program.DEFAULT_COMMAND);
    }
    if (!(value.get() instanceof Yaml.Items list) || list.items().isEmpty()) {
      String what = value.get() instanceof Yaml.Items ? "an empty list" : value.get().shown();
      file.error("command", "command must be a list, not " + what + "; write " + COMMAND);
      return Optional.empty();
    }
    List<String> items = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (item instanceof Yaml.Scalar scalar) {
        items.add(PythonText.str(scalar.value()));
        check(scalar);
      } else if (!(item instanceof Yaml.Broken)) {
        file.problems().error(item.place(), "an item of command is text, not " + item.shown());
        return Optional.empty();
      }
    }
    return Optional.of(items);
  }

  /** W&amp;B says nothing of macros that it does not know, and starts the program without them. */
  private void check(Yaml.Scalar item) {
    String text = PythonText.str(item.value());
    Macro.name(text)
        .filter(name -> !Macro.NAMES.contains(name))
        .ifPresent(
            name ->
                file.problems()
                    .warn(
                        item.place(),
                        "no macro '" + Yaml.cut(text) + "', so it is left out" + hint(name)));
    Macro.within(text)
        .ifPresent(
            macro ->
                file.problems()
                    .warn(
                        item.place(),
                        macro
                            + " is within a longer item and stays as it is; a macro is an item of"
                            + " its own"));
  }

  private String hint(String name) {
    boolean isParameter =
        file.find("parameters")
            .filter(Yaml.Fields.class::isInstance)
            .filter(map -> ((Yaml.Fields) map).fields().containsKey(name))
            .isPresent();
    return isParameter
        ? "; parameters come by ${args}"
        : DidYouMean.hintOr(
            name,
            Macro.NAMES,
            Map.of("python", "interpreter", "script", "program", "params", "args"),
            "there is " + String.join(", ", Macro.NAMES) + " and envvar:NAME");
  }
}
