package dev.sweepline.worker.model;

import dev.sweepline.sweep.trial.TrialId;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folder of this machine's saved networks: {@code models/SWEEP/trial-N.zip} in the folder that
 * holds everything local, and beside it {@code trial-N.checkpoint}, with which it can be trained
 * on, {@code trial-N}, where a program keeps its own, and {@code refit.zip}, the sweep's final
 * model. Stateless, thread-safe.
 */
public record ModelFolder(Path home) {

  /** Where the network of a trial lies, or would. */
  public Path file(TrialId id) {
    return file(id, "zip");
  }

  /** Where the checkpoint of a trial lies, or would. */
  public Path checkpoint(TrialId id) {
    return file(id, "checkpoint");
  }

  /** Where the checkpoints of a trial's program lie, or would. */
  public Path folder(TrialId id) {
    return folder(id.sweep()).resolve("trial-" + id.trial());
  }

  private Path file(TrialId id, String ending) {
    return folder(id.sweep()).resolve("trial-" + id.trial() + "." + ending);
  }

  /** Where the final network of a sweep lies, or would: of its best assignment, trained again. */
  public Path refit(String sweep) {
    return folder(sweep).resolve("refit.zip");
  }

  private Path folder(String sweep) {
    return home.resolve("models").resolve(sweep);
  }

  /** The file of a trial's network, or the folder of its program's; empty when nothing is saved. */
  public Optional<Path> find(TrialId id) {
    return Optional.of(file(id))
        .filter(Files::isRegularFile)
        .or(() -> Optional.of(folder(id)).filter(Files::isDirectory));
  }

  /** How many bytes are saved of a trial; 0 when nothing is. */
  public long size(TrialId id) {
    return file(id).toFile().length() + checkpoint(id).toFile().length() + size(folder(id));
  }

  private static long size(Path folder) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes what is saved of a trial, if anything. */
  public void delete(TrialId id) {
    deleteFinished(id);
    delete(checkpoint(id));
  }

  /** Deletes what a trial's end left, if it is saved, but not its checkpoint. */
  public void deleteFinished(TrialId id) {
    delete(file(id));
    delete(folder(id));
  }

  /** Deletes all that is saved of a sweep. */
  public void deleteAll(String sweep) {
    delete(folder(sweep));
  }

  /** Deletes a file, or a folder with all that is in it. */
  private static void delete(Path place) {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
