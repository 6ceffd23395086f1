package dev.sweepline.driver.cli.option;

import dev.sweepline.driver.input.TextFile;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.program.PythonText;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.hadoop.Storage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of the program that a sweep file's trials run which names none itself. */
public final class ProgramOption {
  @Option(
      names = "--program",
      paramLabel = "FILE",
      description = "The program that trials run, where the sweep file names none.")
  private String program = "";

  /**
   * A sweep file's text, with the program in it: so its log has all that a resumed sweep needs.
   *
   * @throws UserException when the file cannot be read, or names a program, too
   */
  public String read(String sweepFile) {
    String text = TextFile.read(sweepFile);
    if (program.isBlank()) {
      return text;
    }
    SweepFile.read(sweepFile, text)
        .sweep()
        .flatMap(sweep -> sweep.training().program())
        .filter(named -> !named.script().isEmpty())
        .ifPresent(
            named -> {
              throw new UserException(
                  sweepFile + " names its program, " + named.script() + "; leave --program out");
            });
    String line = "program: " + PythonText.json(place(TextFile.folder(sweepFile)));
    return text + (text.endsWith("\n") ? "" : "\n") + line + "\n";
  }

  /** Programs run in the sweep file's folder, and who calls us may stand in another. */
  private String place(String sweepFolder) {
    Path here = Path.of(program).toAbsolutePath().normalize();
    if (Storage.isElsewhere(sweepFolder) || !Files.exists(here)) {
      return program;
    }
    Path folder = Path.of(sweepFolder);
    return Optional.of(here)
        .filter(file -> file.startsWith(folder))
        .map(file -> folder.relativize(file).toString())
        .orElse(here.toString());
  }
}
