package dev.sweepline.worker.program;

import dev.sweepline.sweep.program.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The places of an executor in which programs run. Immutable.
 *
 * @param home holds everything local: trials' folders, checkpoints
 * @param folder the sweep file's, where it is on this machine
 */
public record ProgramPlaces(Path home, Optional<Path> folder) {
  /**
   * Where a trial's program runs.
   *
   * @throws ProgramException when there is no such folder
   */
  Path directory(Program program, TrialFolder trial) {
    Path base = folder.filter(Files::isDirectory).orElse(trial.path());
    if (program.directory().isEmpty()) {
      return base;
    }
    Path directory = base.resolve(program.directory());
    if (!Files.isDirectory(directory)) {
      throw new ProgramException("directory " + directory + " is no folder on this machine");
    }
    return directory;
  }
}
