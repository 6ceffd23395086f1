package dev.sweepline.worker.data;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where data sets are looked for on this machine.
 *
 * @param data the folder the user named: it holds a data set's files, or a subfolder of its name
 * @param home the folder that holds everything local; data sets lie in {@code data/NAME} below it
 */
public record DataFolders(Optional<Path> data, Path home) implements Serializable {

  /** The folders that may hold a data set's files, in the order in which they are tried. */
  List<Path> candidates(String dataset) {
    Path local = home.resolve("data").resolve(dataset);
    return data.map(folder -> List.of(folder, folder.resolve(dataset), local))
        .orElseGet(() -> List.of(local));
  }

  private Object writeReplace() {
    return new Text(data.map(Path::toString).orElse(null), home.toString());
  }

  /** Paths are not serializable; their text is. */
  private record Text(String data, String home) implements Serializable {
    private Object readResolve() {
      return new DataFolders(Optional.ofNullable(data).map(Path::of), Path.of(home));
    }
  }
}
