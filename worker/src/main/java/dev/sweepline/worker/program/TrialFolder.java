package dev.sweepline.worker.program;

import dev.sweepline.sweep.program.PythonText;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders of one trial's program below the folder that holds everything local: {@code
 * trials/SWEEP/N}, where its parameters and its output lie, and its checkpoints'. Immutable.
 *
 * @param path the trial's own
 * @param checkpoints what the program keeps there survives the attempt
 */
record TrialFolder(Path path, Path checkpoints) {
  private static final Logger LOG = LoggerFactory.getLogger(TrialFolder.class);

  /** Where they are, or will be. */
  static TrialFolder of(Path home, TrialId id) {
    Path root = home.toAbsolutePath();
    return new TrialFolder(
        root.resolve("trials").resolve(id.sweep()).resolve(String.valueOf(id.trial())),
        new ModelFolder(root).folder(id));
  }

  /** The parameters as JSON, groups nested. */
  Path parameters() {
    return path.resolve("parameters.json");
  }

  /** All that the program writes to its standard output and error. */
  Path output() {
    return path.resolve("output.log");
  }

  /** Makes them for an attempt. */
  void make(TrialSpec spec) throws IOException {
    Files.createDirectories(path);
    Files.createDirectories(checkpoints);
    Files.writeString(parameters(), PythonText.json(spec.parameters()) + "\n");
  }

  /** Removes the folder of checkpoints where the program has left nothing in it. */
  void tidy() {
    try {
      Files.deleteIfExists(checkpoints);
    } catch (IOException e) {
      LOG.debug("it holds checkpoints", e);
    }
  }
}
