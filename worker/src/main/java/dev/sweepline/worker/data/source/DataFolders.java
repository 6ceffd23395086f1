package dev.sweepline.worker.data.source;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.hadoop.Copies;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.hadoop.StorageException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Folders of this machine in which data sets are looked for.
 *
 * @param data the folder the user named: it holds a data set's files, or a subfolder of its name
 * @param remote the same where the user named one that Hadoop reads, such as {@code hdfs://…}; it
 *     is copied below {@code home} as far as it is used
 * @param sweep the sweep file's folder, here or an address: users' own files may lie beside it
 * @param home the folder that holds everything local; data sets lie in {@code data/NAME} below it
 */
public record DataFolders(
    Optional<Path> data, Optional<String> remote, Optional<String> sweep, Path home)
    implements Serializable {

  /** All on this machine. */
  public DataFolders(Optional<Path> data, Path home) {
    this(data, Optional.empty(), Optional.empty(), home);
  }

  /** As the command line names them. */
  public static DataFolders of(Optional<String> data, Path home) {
    return new DataFolders(
        data.filter(folder -> !Storage.isElsewhere(folder)).map(f -> Path.of(f).toAbsolutePath()),
        data.filter(Storage::isElsewhere).map(folder -> folder.replaceFirst("/+$", "")),
        Optional.empty(),
        home);
  }

  /** The same for a sweep file that lies in a folder, here or elsewhere. */
  public DataFolders beside(String folder) {
    return new DataFolders(data, remote, Optional.of(folder).filter(name -> !name.isBlank()), home);
  }

  /** The sweep file's folder, where it is on this machine. */
  Optional<Path> beside() {
    return sweep.filter(folder -> !Storage.isElsewhere(folder)).map(Path::of);
  }

  /** The folders that Hadoop reads and that may hold a user's own file, as addresses. */
  List<String> addresses() {
    return Stream.concat(sweep.filter(Storage::isElsewhere).stream(), remote.stream()).toList();
  }

  /** The folders that may hold a data set's files, in the order in which they are tried. */
  public List<Path> candidates(String dataset) {
    List<Path> folders = new ArrayList<>();
    data.ifPresent(folder -> folders.addAll(List.of(folder, folder.resolve(dataset))));
    remote.flatMap(address -> copy(address, dataset)).ifPresent(folders::add);
    folders.add(home.resolve("data").resolve(dataset));
    return folders;
  }

  /** The subfolder of the data set's name, or the folder itself where there is none. */
  private Optional<Path> copy(String address, String dataset) {
    Path copies = copies(address);
    try {
      return Copies.folder(address + "/" + dataset, copies.resolve(dataset))
          .or(() -> Copies.folder(address, copies.resolve("all")));
    } catch (StorageException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  /**
   * A copy of a folder that Hadoop reads, below {@code home}; made once.
   *
   * @throws DataException when there is no such folder, or it cannot be reached
   */
  Path copy(String address) {
    try {
      return Copies.folder(address, copies(address).resolve("folder"))
          .orElseThrow(() -> new DataException(address + ": is a file, not a folder"));
    } catch (StorageException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  private Path copies(String address) {
    return home.resolve("cache/remote").resolve(Integer.toHexString(address.hashCode()));
  }

  private Object writeReplace() {
    return new Text(
        data.map(Path::toString).orElse(null),
        remote.orElse(null),
        sweep.orElse(null),
        home.toString());
  }

  /** Paths are not serializable; their text is. */
  private record Text(String data, String remote, String sweep, String home)
      implements Serializable {
    private Object readResolve() {
      return new DataFolders(
          Optional.ofNullable(data).map(Path::of),
          Optional.ofNullable(remote),
          Optional.ofNullable(sweep),
          Path.of(home));
    }
  }
}
