package dev.sweepline.worker.data.catalog;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.ReadingNotes;
import dev.sweepline.worker.data.builtin.Digits;
import dev.sweepline.worker.data.builtin.LineImages;
import dev.sweepline.worker.data.builtin.Playground;
import dev.sweepline.worker.data.builtin.TinyTable;
import dev.sweepline.worker.data.csv.CsvSource;
import dev.sweepline.worker.data.images.CifarImages;
import dev.sweepline.worker.data.images.IdxImages;
import dev.sweepline.worker.data.images.ImageFolders;
import dev.sweepline.worker.data.newsgroups.Newsgroups;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import dev.sweepline.worker.data.tables.ParquetSource;
import dev.sweepline.worker.data.tables.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Catalogue of the data sets there are; each is loaded once and shared by all that ask.
 * Thread-safe.
 */
public final class DataSets {
  private static final List<DataSource> SOURCES =
      List.of(
          new Digits(),
          IdxImages.mnist(),
          IdxImages.fashionMnist(),
          TinyTable.iris(),
          TinyTable.wine(),
          TinyTable.breastCancer(),
          new LineImages(),
          new Playground(),
          new Newsgroups(),
          new CsvSource(),
          new ParquetSource(),
          new ImageFolders(),
          new CifarImages(),
          IdxImages.own());

  /** Fashion-MNIST in four variants; a data set larger than that is kept alone. */
  private static final long MOST_BYTES = 1L << 30;

  private final DataFolders folders;
  private final LoadedSets loaded = new LoadedSets(MOST_BYTES, this::read);

  public DataSets(DataFolders folders) {
    this.folders = folders;
  }

  public static List<String> names() {
    return SOURCES.stream().map(DataSource::name).toList();
  }

  /**
   * What a network must fit, said before anything is read; empty when only options or files say, or
   * there is no such data set.
   */
  public static Optional<DataShape> form(NamedOptions choice) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(choice.name()))
        .findFirst()
        .flatMap(source -> source.summary().form());
  }

  /** Whether there are numbers to predict, not labels; false for what is unknown. */
  public static boolean predictsNumbers(NamedOptions choice) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(choice.name()))
        .anyMatch(source -> source.predictsNumbers(new OptionReader(choice.options())));
  }

  /** What is wrong with the options of a data set of {@link #names()}; touches no file. */
  public static List<Problem> problems(NamedOptions choice) {
    return Request.of(source(choice.name()), choice).problems();
  }

  /** Every data set as it is here with its standard options, for a person. */
  public List<DataSetInfo> list() {
    return SOURCES.stream()
        .map(
            source ->
                new DataSetInfo(
                    source.name(),
                    source.summary().shape(),
                    source.summary().classes(),
                    source.summary().file()
                        ? Optional.empty()
                        : missing(NamedOptions.named(source.name()))))
        .toList();
  }

  /** Why a data set of {@link #names()} cannot be loaded; empty when its files are in place. */
  public Optional<String> missing(NamedOptions choice) {
    return Request.of(source(choice.name()), choice).reader().missing(folders);
  }

  /** Whether a data set of {@link #names()} is a user's own, here, and read in next to no time. */
  public boolean isSmall(NamedOptions choice) {
    return Request.of(source(choice.name()), choice).reader().small(folders);
  }

  /** Reads a data set's files, if that takes no more than a moment, without keeping them. */
  public Look look(NamedOptions choice) {
    try {
      Request request = Request.of(source(choice.name()), choice);
      Optional<String> missing = request.reader().missing(folders);
      if (missing.isPresent() || !request.reader().quick()) {
        return new Look(missing, Optional.empty(), ReadingNotes.NONE);
      }
      RawData data = request.reader().read(folders);
      Preparation preparation = request.preparation();
      List<String> warnings = new ArrayList<>(data.notes().warnings());
      warnings.addAll(preparation.gaps(data, preparation.split(data).get(0)));
      InputShape shape = preparation.encoder(data).map(data::encoded).orElse(data).shape();
      return new Look(
          Optional.empty(),
          Optional.of(new DataShape(shape, data.task())),
          new ReadingNotes(data.notes().summary(), warnings));
    } catch (DataException e) {
      return new Look(Optional.of(e.getMessage()), Optional.empty(), ReadingNotes.NONE);
    }
  }

  /**
   * What a look at a data set's files found.
   *
   * @param broken why it cannot be trained on
   * @param form what a network must fit; empty when it is broken or was not read
   * @param notes what was taken for what, and what is odd
   */
  public record Look(Optional<String> broken, Optional<DataShape> form, ReadingNotes notes) {}

  /** A choice as a new sweep means it, with what older sweeps did otherwise. */
  public static NamedOptions asNew(NamedOptions choice) {
    return withoutIds(stratified(choice));
  }

  /** A choice in which columns of a user's table that only tell rows apart are left out. */
  public static NamedOptions withoutIds(NamedOptions choice) {
    return own(choice).anyMatch(TableSource.class::isInstance)
            && !choice.options().containsKey("ids")
        ? choice.with("", Map.of("ids", "drop"))
        : choice;
  }

  /** A choice in which the parts of a user's own data have their share of each class. */
  public static NamedOptions stratified(NamedOptions choice) {
    boolean cutByClass =
        own(choice)
            .map(source -> source.standard(new OptionReader(choice.options())))
            .anyMatch(Preparation.Standard::splittable);
    return cutByClass && !choice.options().containsKey("stratify") && !predictsNumbers(choice)
        ? choice.with("", Map.of("stratify", true))
        : choice;
  }

  private static Stream<DataSource> own(NamedOptions choice) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(choice.name()))
        .filter(source -> source.summary().file());
  }

  /**
   * Loads a data set, or waits while another thread loads it; of several folds, the first.
   *
   * @throws DataException when it is unknown, absent or broken; the next call tries again
   */
  public DataSplits load(NamedOptions choice) {
    return folds(choice).get(0);
  }

  /**
   * Loads a data set with each of its folds, all of one test part; a single one where the choice
   * asks for no folds.
   *
   * @throws DataException as {@link #load}
   */
  public List<DataSplits> folds(NamedOptions choice) {
    return loaded.get(choice);
  }

  private List<DataSplits> read(NamedOptions choice) {
    Request request = Request.of(source(choice.name()), choice);
    if (!request.problems().isEmpty()) {
      throw new DataException(request.problems().get(0).message());
    }
    request
        .reader()
        .missing(folders)
        .ifPresent(
            why -> {
              throw new DataException(why);
            });
    return request.preparation().apply(request.reader().read(folders));
  }

  private static DataSource source(String name) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataException("no data set '" + name + "'; there are " + names()));
  }

  /** A data set and its options, read. */
  private record Request(
      DataSource.Reader reader, Preparation preparation, List<Problem> problems) {
    static Request of(DataSource source, NamedOptions choice) {
      OptionReader options = new OptionReader(choice.options());
      DataSource.Reader reader = source.open(options);
      Preparation preparation = Preparation.of(options, source.standard(options));
      options.refuseRest("data set '" + source.name() + "'");
      return new Request(reader, preparation, options.problems());
    }
  }
}
