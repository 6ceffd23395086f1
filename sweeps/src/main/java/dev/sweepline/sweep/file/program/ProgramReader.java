package dev.sweepline.sweep.file.program;

import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.program.ReportFormat;
import dev.sweepline.sweep.yaml.DurationReader;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A reader of the program that trials run: {@code program}, {@code command} and what they need. */
public final class ProgramReader {
  private static final String OURS = "SWEEPLINE_";
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final MapReader file;

  public ProgramReader(MapReader file) {
    this.file = file;
  }

  /** Whether a file's trials run a program. */
  public static boolean isProgram(MapReader file) {
    return ProgramKeys.COMMAND.stream().anyMatch(file::has);
  }

  /** Empty where the file names none, or where something had to be reported. */
  public Optional<Program> read() {
    if (!isProgram(file)) {
      ProgramKeys.DETAILS.stream().filter(file::has).forEach(this::reportOrphan);
      return Optional.empty();
    }
    refuseNetwork();
    CommandReader words = new CommandReader(file);
    Optional<String> script = words.script();
    Optional<List<String>> command = words.command();
    Map<String, String> environment = environment();
    List<String> files = files();
    String directory = file.text("directory").orElse("");
    ReportFormat report = report();
    boolean real = realWandb();
    Duration grace =
        file.map("budget", "budget: {grace: 30s}")
            .flatMap(budget -> DurationReader.read(budget, "grace"))
            .orElse(Program.DEFAULT_GRACE);
    return script.isEmpty() || command.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Program(
                script.get(), command.get(), files, directory, environment, report, real, grace));
  }

  private void reportOrphan(String key) {
    file.problems()
        .error(
            file.keyPlace(key),
            key + " is for a program, and the file names none; write program: train.py");
  }

  /** What trains is said once. */
  private void refuseNetwork() {
    String ours = file.has("program") ? "program" : "command";
    if (file.has("network")) {
      file.problems()
          .error(
              file.keyPlace("network"),
              "%s and network are both given: delete %s to train the network, or network to run the program"
                  .formatted(ours, ours));
    }
    for (String key : ProgramKeys.NETWORK) {
      if (file.has(key)) {
        file.problems()
            .warn(file.keyPlace(key), key + " is for networks; a program takes no notice of it");
      }
    }
  }

  private Map<String, String> environment() {
    Map<String, String> variables = new LinkedHashMap<>();
    Optional<Yaml> value = file.find("environment");
    if (value.isEmpty()) {
      return variables;
    }
    if (!(value.get() instanceof Yaml.Fields map)) {
      file.error(
          "environment",
          "environment must be a map, not "
              + value.get().shown()
              + "; write environment: {TOKENIZERS_PARALLELISM: \"false\"}");
      return variables;
    }
    map.fields()
        .forEach(
            (name, field) -> {
              if (!VARIABLE.matcher(name).matches() || name.startsWith(OURS)) {
                String why = name.startsWith(OURS) ? "is Sweepline's own" : "is no variable's name";
                file.problems().error(field.place(), "'" + Yaml.cut(name) + "' " + why);
              } else if (field.value() instanceof Yaml.Scalar scalar && scalar.value() != null) {
                variables.put(name, scalar.value() instanceof String text ? text : scalar.source());
              } else if (!(field.value() instanceof Yaml.Broken)) {
                file.problems()
                    .error(
                        field.value().place(),
                        name + " must be text, not " + field.value().shown());
              }
            });
    return variables;
  }

  /** Relative to the sweep file, and not out of its folder. */
  private List<String> files() {
    List<String> files = new ArrayList<>();
    Optional<Yaml> value = file.find("files");
    if (value.isPresent() && !(value.get() instanceof Yaml.Items)) {
      file.error(
          "files",
          "files must be a list, not " + value.get().shown() + "; write files: [train.py, src/]");
    } else if (value.isPresent()) {
      for (Yaml item : ((Yaml.Items) value.get()).items()) {
        if (!(item.value() instanceof String name) || name.isBlank()) {
          file.problems().error(item.place(), "one of files is text, not " + item.shown());
        } else if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
          file.problems()
              .error(
                  item.place(),
                  Yaml.cut(name)
                      + " lies outside of the sweep file's folder; name files in it, or a shared"
                      + " folder with directory:");
        } else {
          files.add(name);
        }
      }
    }
    return files;
  }

  private ReportFormat report() {
    Optional<MapReader> scope = file.map("report", "report: {prefix: \"metrics: \"}");
    if (scope.isEmpty() || !ProgramKeys.REPORT.check(scope.get())) {
      return ReportFormat.JSON_LINES;
    }
    if (scope.get().has("prefix") == scope.get().has("pattern")) {
      scope.get().error("write prefix or pattern, one of them");
      return ReportFormat.JSON_LINES;
    }
    String prefix = scope.get().text("prefix").orElse("");
    String pattern = scope.get().text("pattern").orElse("");
    return patternIsFine(scope.get(), pattern)
        ? new ReportFormat(prefix, pattern)
        : ReportFormat.JSON_LINES;
  }

  private static boolean patternIsFine(MapReader scope, String pattern) {
    try {
      int groups = Pattern.compile(pattern).matcher("").groupCount();
      if (pattern.isEmpty() || groups == 1 || groups == 2) {
        return true;
      }
      scope.error(
          "pattern",
          "pattern has %d groups; give it two, a metric's name and its value, or one for the value of the sweep's metric"
              .formatted(groups));
    } catch (PatternSyntaxException e) {
      scope.error("pattern", "pattern is no regular expression: " + e.getDescription());
    }
    return false;
  }

  /** {@code wandb: real} or {@code wandb: standin}. */
  private boolean realWandb() {
    Optional<String> word = file.text("wandb");
    if (word.isPresent() && !word.get().equals("real") && !word.get().equals("standin")) {
      file.error(
          "wandb",
          "unknown wandb '%s'; write real for the module that is installed, or leave it out"
              .formatted(Yaml.cut(word.get())));
    }
    return word.filter("real"::equals).isPresent();
  }
}
