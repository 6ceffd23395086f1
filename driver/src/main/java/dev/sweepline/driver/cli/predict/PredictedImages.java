package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.images.ImageSetFile;
import dev.sweepline.worker.predict.SavedNetwork;
import java.util.List;

/** Pass over the images of a set's file that has each answered: its number, from 0. */
record PredictedImages(SavedNetwork network, ImageSetFile images, AnswerTable answers) {
  /**
   * Reads all.
   *
   * @param file for messages
   * @return how many there were
   * @throws UserException when they are not of the size that the network was trained on
   */
  long write(String file) {
    if (images.features() != network.inputs()) {
      throw new UserException(
          "%s: its images have %d pixels, the network takes %d"
              .formatted(file, images.features(), network.inputs()));
    }
    answers.head(List.of("image"));
    for (int image = 0; image < images.images(); image++) {
      answers.row(List.of(String.valueOf(image)), images.row(image));
    }
    return answers.end();
  }
}
