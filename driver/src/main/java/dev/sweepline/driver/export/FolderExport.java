package dev.sweepline.driver.export;

import dev.sweepline.sweep.history.SweepHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way to write a sweep into a folder. The same history gives the same bytes each time. */
@FunctionalInterface
public interface FolderExport {
  /**
   * Writes it, over what an earlier export left there.
   *
   * @param folder which is there
   * @return what was written
   */
  List<Path> write(SweepHistory history, Path folder) throws IOException;
}
