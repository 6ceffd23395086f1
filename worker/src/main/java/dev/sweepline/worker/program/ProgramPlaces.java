package dev.sweepline.worker.program;

import dev.sweepline.sweep.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The places of an executor in which programs run. Immutable.
 *
 * @param home holds everything local: trials' folders, checkpoints
 * @param folder the sweep file's, where it is on this machine
 * @param files the sweep's files, where they were sent to this machine
 */
public record ProgramPlaces(Path home, Optional<Path> folder, Optional<Path> files) {
  private static final String WORK = "work";

  /**
   * Where a trial's program runs: in a folder of its own where the sweep's files were sent, else in
   * the sweep's.
   *
   * @throws ProgramException when there is no such folder
   */
  Path directory(Program program, TrialFolder trial) throws IOException {
    Path base = base(trial);
    if (program.directory().isEmpty()) {
      return base;
    }
    Path directory = base.resolve(program.directory());
    if (!Files.isDirectory(directory)) {
      throw new ProgramException("directory " + directory + " is no folder on this machine");
    }
    return directory;
  }

  private Path base(TrialFolder trial) throws IOException {
    if (files.isEmpty()) {
      return folder.filter(Files::isDirectory).orElse(trial.path());
    }
    Path work = Files.createDirectories(trial.path().resolve(WORK));
    FileArchive.unpack(files.get(), work);
    return work;
  }
}
