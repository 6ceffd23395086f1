package dev.sweepline.driver.input;

import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.worker.data.hadoop.Storage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at the files of a sweep's program on this machine, before anything runs. Stateless. */
final class ProgramFiles {
  private static final String SCRIPT = "${program}";
  private static final String ENV = "/usr/bin/env";

  private ProgramFiles() {}

  /** What no trial could be started with: files that are not there, or not executable. */
  static List<Problem> missing(Program program, String sweepFolder) {
    if (sweepFolder.isBlank() || Storage.isElsewhere(sweepFolder)) {
      return List.of();
    }
    Path folder = Path.of(sweepFolder);
    List<Problem> problems = new ArrayList<>();
    for (String file : program.files()) {
      if (!Files.exists(folder.resolve(file))) {
        problems.add(new Problem("files", "no file " + folder.resolve(file)));
      }
    }
    Path directory = folder.resolve(program.directory());
    if (Files.isDirectory(directory) && isScriptAFile(program)) {
      script(program, directory).ifPresent(problems::add);
    }
    return problems;
  }

  /** Python's modules are no paths. */
  private static boolean isScriptAFile(Program program) {
    int at = program.command().indexOf(SCRIPT);
    return at >= 0 && (at == 0 || !program.command().get(at - 1).equals("-m"));
  }

  private static Optional<Problem> script(Program program, Path directory) {
    if (program.script().isEmpty()) {
      return Optional.empty();
    }
    Path script = directory.resolve(program.script());
    if (!Files.exists(script)) {
      return Optional.of(new Problem("program", "no file " + script + elsewhere(program)));
    }
    boolean starts =
        program.command().stream()
            .filter(item -> !item.equals("${env}") && !item.equals(ENV))
            .findFirst()
            .filter(SCRIPT::equals)
            .isPresent();
    return starts && !Files.isExecutable(script)
        ? Optional.of(
            new Problem(
                "program",
                script
                    + " is not executable; make it so with chmod +x, or write ${interpreter}"
                    + " before ${program}"))
        : Optional.empty();
  }

  /** W&amp;B's agent runs programs in the folder that it is started in. */
  private static String elsewhere(Program program) {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve(program.script()))
        ? "; there is one in " + here + ": write directory: " + here
        : "; program is relative to the sweep file";
  }

  /** What this machine lacks and another may have. */
  static List<Problem> warnings(Program program) {
    Optional<String> executable =
        program.command().stream()
            .filter(item -> !item.equals("${env}") && !item.equals(ENV))
            .findFirst()
            .filter(item -> !item.contains("/") && !item.startsWith("${"));
    return executable
        .filter(name -> !isOnPath(name))
        .map(
            name ->
                new Problem("command", "there is no program " + name + " on this machine's PATH"))
        .stream()
        .toList();
  }

  private static boolean isOnPath(String name) {
    String path = System.getenv("PATH");
    return path == null
        || Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, name).canExecute());
  }
}
