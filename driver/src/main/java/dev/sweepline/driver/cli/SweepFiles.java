package dev.sweepline.driver.cli;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.Problem;
import dev.sweepline.sweep.file.Reading;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.worker.Complaint;
import dev.sweepline.worker.WorkerCheck;
import dev.sweepline.worker.data.DataFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads sweep files and checks them against what workers can train. */
final class SweepFiles {
  private SweepFiles() {}

  /** The file's reading; what workers would refuse is among its errors. */
  static Reading read(Path file) {
    Reading reading = SweepFile.read(file.toString(), text(file));
    if (reading.sweep().isEmpty()) {
      return reading;
    }
    Sweep sweep = reading.sweep().get();
    List<Problem> errors = new ArrayList<>();
    if (sweep.network().isPresent() && sweep.dataset().isPresent()) {
      for (Complaint complaint : WorkerCheck.check(sweep)) {
        errors.add(reading.problemAt(complaint.key(), complaint.message()));
      }
    }
    errors.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
    return errors.isEmpty() ? reading : reading.withErrors(errors);
  }

  /**
   * A file that can run here and now.
   *
   * @throws BadInput with a line for each reason why not
   */
  static Reading readToRun(Path file, DataFolders folders) {
    Reading reading = read(file);
    List<Problem> errors = new ArrayList<>(reading.errors());
    reading.sweep().ifPresent(sweep -> errors.addAll(missing(reading, sweep, folders)));
    if (!errors.isEmpty()) {
      throw new BadInput(errors.stream().map(error -> error.in(reading.file())).toList());
    }
    return reading;
  }

  private static List<Problem> missing(Reading reading, Sweep sweep, DataFolders folders) {
    List<Problem> missing = new ArrayList<>();
    if (sweep.network().isEmpty()) {
      missing.add(reading.problemAt("network", "no network to train; write network: mlp"));
    }
    if (sweep.dataset().isEmpty()) {
      missing.add(reading.problemAt("dataset", "no data to train on; write dataset: digits"));
    }
    sweep
        .dataset()
        .flatMap(dataset -> WorkerCheck.absent(dataset, folders))
        .ifPresent(complaint -> missing.add(reading.problemAt("dataset", complaint.message())));
    return missing;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": no such file", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
    }
  }
}
