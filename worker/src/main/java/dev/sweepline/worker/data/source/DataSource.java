package dev.sweepline.worker.data.source;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import java.util.Optional;

/** Source of a data set that sweep files name. Stateless, thread-safe. */
public interface DataSource {
  String name();

  /** The form of an example and the classes, for a list; {@code "any"} where options decide. */
  Summary summary();

  /** Whether there are numbers to predict, not labels. */
  default boolean predictsNumbers(OptionReader options) {
    return false;
  }

  /** What the common options are when the file does not say. */
  Preparation.Standard standard(OptionReader options);

  /** Reads the set's own options; touches no file. */
  public Reader open(OptionReader options);

  /**
   * For a person: {@code 1×28×28} and {@code 10}.
   *
   * @param file whether the user's own file is read, so that there is nothing to look for
   * @param form what a network must fit; empty where options or files decide
   */
  record Summary(String shape, String classes, boolean file, Optional<DataShape> form) {
    /** Where options or files decide. */
    public static Summary open(String shape, String classes, boolean file) {
      return new Summary(shape, classes, file, Optional.empty());
    }

    public static Summary of(InputShape shape, int classes) {
      DataShape form = new DataShape(shape, Task.Classification.numbered(classes));
      return new Summary(shape.text(), String.valueOf(classes), false, Optional.of(form));
    }
  }

  /** A data set whose options are known. */
  interface Reader {
    /** Why it cannot be loaded here and how to get it, in one line; empty when it seems whole. */
    default Optional<String> missing(DataFolders folders) {
      return Optional.empty();
    }

    /**
     * Whether reading takes no more than a moment, so that broken files are found before a sweep.
     */
    default boolean quick() {
      return true;
    }

    /** Whether it is a user's own, on this machine, and read in next to no time. */
    default boolean small(DataFolders folders) {
      return false;
    }

    /**
     * Reads it.
     *
     * @throws DataException when it is absent or broken
     */
    RawData read(DataFolders folders);
  }
}
