package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.CsvText;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.picture.PictureFile;
import dev.sweepline.worker.data.picture.PictureForm;
import dev.sweepline.worker.predict.Answer;
import dev.sweepline.worker.predict.SavedNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Pass over pictures that writes a network's answer to each: csv with a head, the file, what it is
 * taken for and how surely. A broken one is left out with a line. Not thread-safe; for one use.
 */
final class PredictedPictures {
  private static final int TOGETHER = 256;
  private static final char SEPARATOR = ',';

  private final SavedNetwork network;
  private final PictureForm form;
  private final Consumer<String> lines;
  private final Consumer<String> warnings;
  private final List<String> names = new ArrayList<>();
  private final List<double[]> waiting = new ArrayList<>();
  private long answered;

  /**
   * Nothing read yet.
   *
   * @param form that the network wants
   * @param lines take the answers, each as a line of csv without its end
   * @param warnings take what could not be read
   */
  PredictedPictures(
      SavedNetwork network, PictureForm form, Consumer<String> lines, Consumer<String> warnings) {
    this.network = network;
    this.form = form;
    this.lines = lines;
    this.warnings = warnings;
  }

  /**
   * Reads all.
   *
   * @param places files, and folders with files at any depth
   * @return how many were answered
   * @throws UserException when there are none
   */
  long write(List<String> places) {
    List<Path> files = places.stream().flatMap(place -> files(place).stream()).toList();
    for (Path file : files) {
      read(file);
      if (waiting.size() == TOGETHER) {
        answer();
      }
    }
    answer();
    if (answered == 0) {
      throw new UserException(String.join(" ", places) + ": no image that can be read");
    }
    return answered;
  }

  private static List<Path> files(String place) {
    Path path = Path.of(place);
    if (!Files.isReadable(path)) {
      throw new UserException(place + ": no such file or folder, or it cannot be read");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(PictureFile::isCalledOne)
          .filter(file -> !path.relativize(file).toString().matches("(.*/)?\\..*"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw new UserException(place + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private void read(Path file) {
    try {
      byte[] planes = PictureFile.read(file, form);
      double[] row = new double[planes.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = planes[i] & 0xff;
      }
      names.add(file.toString());
      waiting.add(row);
    } catch (IOException e) {
      warnings.accept("%s: %s; left out".formatted(file, IoReason.of(e)));
    }
  }

  private void answer() {
    if (waiting.isEmpty()) {
      return;
    }
    if (answered == 0) {
      lines.accept(CsvText.line(List.of("file", "prediction", "probability"), SEPARATOR));
    }
    List<Answer> answers = network.answers(waiting);
    for (int i = 0; i < answers.size(); i++) {
      String probability = "%.4f".formatted(answers.get(i).probability().orElse(Double.NaN));
      List<String> row = List.of(names.get(i), answers.get(i).text(), probability);
      lines.accept(CsvText.line(row, SEPARATOR));
    }
    answered += answers.size();
    names.clear();
    waiting.clear();
  }
}
