package dev.sweepline.worker.data.images;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.ClassNames;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.picture.Picture;
import dev.sweepline.worker.data.picture.PictureFile;
import dev.sweepline.worker.data.picture.PictureForm;
import dev.sweepline.worker.data.picture.Resampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loader of a folder's pictures, from the cache or one by one, on all cores. Stateless.
 *
 * @param form the channels of which count where {@code channels} are given
 * @param channels 1 or 3; empty for 3 where any picture is coloured
 */
record PictureLoader(PictureForm form, Optional<Integer> channels, Path cache) {
  private static final int MOST_NAMED = 5;

  /** Of so few files any number may be broken. */
  private static final int FEW = 3;

  /** Of the files that may be broken. */
  private static final int SHARE = 10;

  /**
   * Loads them.
   *
   * @param name of the folder, for messages
   * @throws DataException when there are none, or too many are broken
   */
  PictureSet load(Path folder, String name) {
    ClassFolders files = ClassFolders.list(folder, name);
    String asked = form.channels(0) + " " + channels.map(String::valueOf).orElse("any");
    PictureCache kept = PictureCache.of(cache, files, asked);
    return kept.read()
        .orElseGet(
            () -> {
              PictureSet pictures = decode(files, name);
              kept.write(pictures);
              return pictures;
            });
  }

  private PictureSet decode(ClassFolders files, String name) {
    int count = files.files().size();
    Picture[] pictures = new Picture[count];
    String[] reasons = new String[count];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              try {
                pictures[i] = decode(files.root().resolve(files.files().get(i).path()));
              } catch (IOException e) {
                reasons[i] = IoReason.of(e);
              }
            });
    int[] whole = IntStream.range(0, count).filter(i -> pictures[i] != null).toArray();
    List<String> warnings = new ArrayList<>(files.warnings());
    warnings.addAll(broken(files, reasons, whole.length, name));
    boolean coloured = Arrays.stream(pictures).anyMatch(each -> each != null && each.isColoured());
    PictureForm all = form.channels(channels.orElse(coloured ? 3 : 1));
    byte[] pixels = room(all, whole.length, name);
    for (int row = 0; row < whole.length; row++) {
      byte[] planes = Resampling.of(pictures[whole[row]], all).planes();
      System.arraycopy(planes, 0, pixels, row * planes.length, planes.length);
    }
    ClassNames classes =
        ClassNames.of(Arrays.stream(whole).mapToObj(i -> files.files().get(i).label()).toList());
    return new PictureSet(all.shape(), classes.names(), classes.labels(), pixels, warnings);
  }

  /** As grey as it is: how many channels all get is not known yet. */
  private Picture decode(Path file) throws IOException {
    Picture picture = PictureFile.picture(file, form);
    return Resampling.of(picture, form.channels(picture.channels()));
  }

  private static byte[] room(PictureForm form, int rows, String name) {
    long bytes = (long) rows * form.shape().features();
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new DataException(
          "%s: %d images of %s are more than can be held; set a smaller size"
              .formatted(name, rows, form.shape().text()));
    }
    return new byte[(int) bytes];
  }

  private static List<String> broken(ClassFolders files, String[] reasons, int whole, String name) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < reasons.length && lines.size() < MOST_NAMED; i++) {
      if (reasons[i] != null) {
        lines.add("%s %s; left out".formatted(files.files().get(i).path(), reasons[i]));
      }
    }
    int broken = reasons.length - whole;
    if (whole == 0 || broken > Math.max(FEW, reasons.length / SHARE)) {
      throw new DataException(
          "%s: %d of %d images cannot be read: %s"
              .formatted(name, broken, reasons.length, lines.get(0).replace("; left out", "")));
    }
    if (broken > lines.size()) {
      lines.add("%d more images could not be read; left out".formatted(broken - lines.size()));
    }
    return lines;
  }
}
