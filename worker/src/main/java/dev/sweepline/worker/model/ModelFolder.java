package dev.sweepline.worker.model;

import dev.sweepline.sweep.trial.TrialId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where saved networks lie on this machine: {@code models/SWEEP/trial-N.zip} and {@code
 * models/SWEEP/refit.zip} in the folder that holds everything local. Stateless, thread-safe.
 */
public record ModelFolder(Path home) {

  /** Where the network of a trial lies, or would. */
  public Path file(TrialId id) {
    return folder(id.sweep()).resolve("trial-" + id.trial() + ".zip");
  }

  /** Where the final network of a sweep lies, or would: of its best assignment, trained again. */
  public Path refit(String sweep) {
    return folder(sweep).resolve("refit.zip");
  }

  private Path folder(String sweep) {
    return home.resolve("models").resolve(sweep);
  }

  /** The file of a trial's network; empty when it is not saved. */
  public Optional<Path> find(TrialId id) {
    return Optional.of(file(id)).filter(Files::isRegularFile);
  }

  /** How many bytes the file of a trial's network has; 0 when it is not saved. */
  public long size(TrialId id) {
    return file(id).toFile().length();
  }

  /** Deletes what is saved of a trial, if anything. */
  public void delete(TrialId id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
