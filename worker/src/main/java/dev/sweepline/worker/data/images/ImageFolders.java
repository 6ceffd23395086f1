package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.ReadingNotes;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.picture.Fit;
import dev.sweepline.worker.data.picture.PictureForm;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import dev.sweepline.worker.data.source.PartOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A user's own pictures, in a folder that has one folder for each class. */
public final class ImageFolders implements DataSource {
  /** As sweep files call it. */
  public static final String NAME = "images";

  private static final int STANDARD_SIZE = 32;
  private static final int LARGEST_SIZE = 1024;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Summary summary() {
    return Summary.open("its size", "of its folders", true);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return PartOptions.standard(Preparation.Standard.IMAGES, options);
  }

  /** How pictures are brought to one form; grey where a sweep file leaves it to the pictures. */
  public static PictureForm form(OptionReader options) {
    return form(options, channels(options).orElse(1));
  }

  private static PictureForm form(OptionReader options, int channels) {
    Fit fit = Fit.valueOf(options.word("fit", "crop", "stretch").toUpperCase(Locale.ROOT));
    if (!options.isMap("size")) {
      int side = (int) options.whole("size", STANDARD_SIZE, 1, LARGEST_SIZE);
      return new PictureForm(channels, side, side, fit);
    }
    OptionReader inside = options.inside("size");
    int height = (int) inside.whole("height", STANDARD_SIZE, 1, LARGEST_SIZE);
    int width = (int) inside.whole("width", height, 1, LARGEST_SIZE);
    inside.refuseRest("size");
    return new PictureForm(channels, height, width, fit);
  }

  private static Optional<Integer> channels(OptionReader options) {
    return switch (options.word("colour", "auto", "grey", "rgb")) {
      case "grey" -> Optional.of(1);
      case "rgb" -> Optional.of(3);
      default -> Optional.empty();
    };
  }

  @Override
  public Reader open(OptionReader options) {
    PartOptions parts = PartOptions.of("folder", "{name: images, folder: my-images}", options);
    Optional<Integer> channels = channels(options);
    return new Folders(parts, form(options, channels.orElse(1)), channels);
  }

  /** Folders whose options are known. */
  private record Folders(PartOptions parts, PictureForm form, Optional<Integer> channels)
      implements Reader {
    /** Bytes that are decoded in a second or two. */
    private static final long SMALL = 16L << 20;

    @Override
    public Optional<String> missing(DataFolders folders) {
      return parts.all().flatMap(part -> part.missing(folders).stream()).findFirst();
    }

    @Override
    public boolean small(DataFolders folders) {
      return parts
          .all()
          .allMatch(part -> part.isFolderHere(folders) && small(part.folder(folders)));
    }

    private static boolean small(Path folder) {
      long bytes = 0;
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : (Iterable<Path>) all::iterator) {
          bytes += file.toFile().length();
          if (bytes > SMALL) {
            return false;
          }
        }
        return true;
      } catch (IOException | RuntimeException e) { // walks throw what cannot be read unchecked
        return false;
      }
    }

    @Override
    public RawData read(DataFolders folders) {
      Path cache = folders.home().resolve("cache/images");
      PictureSet main = load(new PictureLoader(form, channels, cache), parts.main(), folders);
      if (main.classes().size() == 1) {
        throw new DataException(
            "%s: all images are of one class, '%s': there is nothing to learn"
                .formatted(parts.main().text(), main.classes().get(0)));
      }
      PictureLoader like = new PictureLoader(form, Optional.of(main.shape().channels()), cache);
      Optional<PictureSet> validation =
          parts.validation().map(part -> more(like, part, folders, main));
      Optional<PictureSet> test = parts.test().map(part -> more(like, part, folders, main));
      List<String> warnings = new ArrayList<>(main.warnings());
      validation.ifPresent(part -> warnings.addAll(part.warnings()));
      test.ifPresent(part -> warnings.addAll(part.warnings()));
      return new RawData(
          main.shape(),
          Task.Classification.named(main.classes()),
          main.examples(),
          validation.map(PictureSet::examples),
          test.map(PictureSet::examples),
          new ReadingNotes(Optional.of(main.summary(parts.main().text())), warnings),
          Optional.empty());
    }

    private static PictureSet more(
        PictureLoader loader, DataFile part, DataFolders folders, PictureSet main) {
      return load(loader, part, folders).of(main.classes(), part.text());
    }

    private static PictureSet load(PictureLoader loader, DataFile part, DataFolders folders) {
      return loader.load(part.folder(folders), part.text());
    }
  }
}
