package dev.sweepline.worker.data;

import dev.sweepline.worker.network.InputShape;
import java.util.Optional;

/** A data set by name. Stateless, thread-safe. */
interface DataSource {
  String name();

  /** The form of an example. */
  InputShape input();

  /** How many labels there are, numbered from 0. */
  int classes();

  /** Why it cannot be loaded here and how to get it, in one line; empty when it seems whole. */
  Optional<String> missing(DataFolders folders);

  /**
   * Reads, splits and scales it.
   *
   * @throws DataException when it is absent or broken
   */
  DataSplits load(DataFolders folders);
}
