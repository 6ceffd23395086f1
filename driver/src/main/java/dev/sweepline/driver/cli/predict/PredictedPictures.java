package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.picture.PictureFile;
import dev.sweepline.worker.data.picture.PictureForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Pass over pictures that has each answered: its file, what it is taken for and how surely. A
 * broken one is left out with a line.
 *
 * @param form that the network wants
 * @param warnings take what could not be read
 */
record PredictedPictures(PictureForm form, AnswerTable answers, Consumer<String> warnings) {

  /**
   * Reads all.
   *
   * @param places files, and folders with files at any depth
   * @return how many were answered
   * @throws UserException when there are none
   */
  long write(List<String> places) {
    answers.head(List.of("file"));
    places.stream().flatMap(place -> files(place).stream()).toList().forEach(this::read);
    long answered = answers.end();
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
      answers.row(List.of(file.toString()), row);
    } catch (IOException e) {
      warnings.accept("%s: %s; left out".formatted(file, IoReason.of(e)));
    }
  }
}
