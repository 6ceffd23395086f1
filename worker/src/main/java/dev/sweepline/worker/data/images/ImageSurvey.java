package dev.sweepline.worker.data.images;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.picture.PictureFile;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Survey of a folder of images, for one who does not know it yet.
 *
 * @param dataset what data sets of its form are called
 * @param options that say where it is and how it is read
 * @param height in pixels, of most or all
 * @param sizes of the images, in words
 * @param counts of the images to train on, by class
 * @param test whether there is a test part of its own
 */
public record ImageSurvey(
    String dataset,
    Map<String, Object> options,
    int height,
    int width,
    String sizes,
    Map<String, Integer> counts,
    boolean test) {
  /** Pictures whose heads are looked at. */
  private static final int LOOKS = 100;

  /** Of larger ones less is enough. */
  private static final int LARGE = 64;

  private static final int STANDARD = 32;

  private static final List<String> TRAIN = List.of("train", "training");
  private static final List<String> TEST = List.of("test", "testing");
  private static final List<String> VALIDATION = List.of("val", "valid", "validation");

  /** How many images there are to train on. */
  public int images() {
    return counts.values().stream().mapToInt(count -> count).sum();
  }

  /**
   * Surveys a folder: CIFAR-10's files, four idx files, or a folder for each class, also in folders
   * named train and test; empty where it is none of these.
   *
   * @param text as a sweep file is to write it
   * @throws DataException when it is one of these and cannot be read
   */
  public static Optional<ImageSurvey> of(Path folder, String text) {
    if (CifarImages.find(folder).isPresent()) {
      return Optional.of(known(new CifarImages(), text));
    }
    if (IdxImages.files(folder).isPresent()) {
      return Optional.of(known(IdxImages.own(), text));
    }
    try {
      List<Path> folders = ClassFolders.folders(folder);
      Optional<String> train = part(folders, TRAIN);
      Optional<String> test = part(folders, TEST);
      Map<String, Object> options = new LinkedHashMap<>();
      if (train.isEmpty() || test.isEmpty()) {
        options.put("folder", text);
        return hasPictures(folders) ? Optional.of(own(folder, options)) : Optional.empty();
      }
      options.put("folder", text + "/" + train.get());
      part(folders, VALIDATION).ifPresent(name -> options.put("validation", text + "/" + name));
      options.put("test", text + "/" + test.get());
      return Optional.of(own(folder.resolve(train.get()), options));
    } catch (IOException e) {
      throw new DataException(text + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private static Optional<String> part(List<Path> folders, List<String> names) {
    return folders.stream()
        .map(folder -> folder.getFileName().toString())
        .filter(name -> names.contains(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static boolean hasPictures(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      try (Stream<Path> all = Files.walk(folder)) {
        if (all.anyMatch(PictureFile::isCalledOne)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ImageSurvey known(DataSource source, String text) {
    Map<String, Object> options = Map.of("folder", text);
    RawData data =
        source.open(new OptionReader(options)).read(new DataFolders(Optional.empty(), Path.of("")));
    Image shape = (Image) data.shape();
    List<String> names = ((Task.Classification) data.task()).names();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int row = 0; row < data.pile().rows(); row++) {
      counts.merge(names.get(data.pile().answers().label(row)), 1, Integer::sum);
    }
    return new ImageSurvey(
        source.name(),
        options,
        shape.height(),
        shape.width(),
        "images are " + shape.text(),
        counts,
        true);
  }

  private static ImageSurvey own(Path folder, Map<String, Object> options) {
    ClassFolders files = ClassFolders.list(folder, String.valueOf(options.get("folder")));
    Map<String, Integer> counts = new TreeMap<>();
    files.files().forEach(file -> counts.merge(file.label(), 1, Integer::sum));
    List<int[]> sizes = new ArrayList<>();
    int step = Math.max(1, files.files().size() / LOOKS);
    for (int i = 0; i < files.files().size(); i += step) {
      PictureFile.size(folder.resolve(files.files().get(i).path())).ifPresent(sizes::add);
    }
    if (sizes.isEmpty()) {
      throw new DataException(options.get("folder") + ": none of its images can be read");
    }
    int[] first = sizes.get(0);
    boolean alike = sizes.stream().allMatch(size -> size[0] == first[0] && size[1] == first[1]);
    boolean asTheyAre = alike && Math.max(first[0], first[1]) <= LARGE;
    int height = asTheyAre ? first[0] : STANDARD;
    int width = asTheyAre ? first[1] : STANDARD;
    options.put(
        "size", height == width ? (Object) height : Map.of("height", height, "width", width));
    String shown =
        alike
            ? "images are %d×%d".formatted(first[1], first[0])
            : "images are %d to %d pixels wide"
                .formatted(
                    sizes.stream().mapToInt(size -> size[1]).min().orElseThrow(),
                    sizes.stream().mapToInt(size -> size[1]).max().orElseThrow());
    return new ImageSurvey(
        ImageFolders.NAME, options, height, width, shown, counts, options.containsKey("test"));
  }
}
