package dev.sweepline.worker.data;

import dev.sweepline.sweep.Choice;
import dev.sweepline.worker.network.DataShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The data sets there are; each is loaded once and shared by all that ask. Thread-safe. */
public final class DataSets {
  private static final List<DataSource> SOURCES =
      List.of(new Digits(), IdxImages.mnist(), IdxImages.fashionMnist());

  private final DataFolders folders;
  private final Map<Choice, DataSplits> loaded = new ConcurrentHashMap<>();

  public DataSets(DataFolders folders) {
    this.folders = folders;
  }

  public static List<String> names() {
    return SOURCES.stream().map(DataSource::name).toList();
  }

  /** What a network must fit; empty when only the files say, or there is no such data set. */
  public static Optional<DataShape> shape(Choice choice) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(choice.name()))
        .findFirst()
        .map(source -> DataShape.classes(source.input(), source.classes()));
  }

  /** Why a data set of {@link #names()} cannot be loaded; empty when its files are in place. */
  public Optional<String> missing(String name) {
    return source(name).missing(folders);
  }

  /**
   * Loads a data set, or waits while another thread loads it.
   *
   * @throws DataException when it is unknown, absent or broken; the next call tries again
   */
  public DataSplits load(Choice choice) {
    if (!choice.options().isEmpty()) {
      throw new DataException(
          "data set '" + choice.name() + "' takes no options: " + choice.options().keySet());
    }
    return loaded.computeIfAbsent(choice, this::read);
  }

  private DataSplits read(Choice choice) {
    DataSource source = source(choice.name());
    return source.load(folders).as(source.input());
  }

  private static DataSource source(String name) {
    return SOURCES.stream()
        .filter(source -> source.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new DataException("no data set '" + name + "'; there are " + names()));
  }
}
