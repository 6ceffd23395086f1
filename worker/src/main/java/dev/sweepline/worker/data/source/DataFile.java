package dev.sweepline.worker.data.source;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.hadoop.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A user's file, gzipped when its name ends in {@code .gz}. The one place that knows where such
 * files may lie: on this machine, or wherever Hadoop reads.
 *
 * @param text as the sweep file writes it
 */
public record DataFile(String text) {
  private static final String LOCAL = "file:";

  /** Why the file cannot be read from this machine. */
  public Optional<String> missing(DataFolders folders) {
    if (isElsewhere(folders)) {
      return Storage.missing(remote(folders));
    }
    return candidates(folders).stream().anyMatch(Files::isReadable)
        ? Optional.empty()
        : Optional.of(
            "no file %s (looked for %s)"
                .formatted(
                    text,
                    candidates(folders).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(", "))));
  }

  /** Whether it is a folder on this machine. Asks no other machine. */
  public boolean isFolderHere(DataFolders folders) {
    return !Storage.isElsewhere(text) && candidates(folders).stream().anyMatch(Files::isDirectory);
  }

  /** How long it is; empty where it is a folder, or not on this machine. Asks no other machine. */
  public OptionalLong bytesHere(DataFolders folders) {
    return Storage.isElsewhere(text)
        ? OptionalLong.empty()
        : candidates(folders).stream()
            .filter(Files::isReadable)
            .limit(1)
            .filter(Files::isRegularFile)
            .mapToLong(file -> file.toFile().length())
            .findFirst();
  }

  /**
   * Where it is, for Hadoop.
   *
   * @throws DataException when it is not there
   */
  public String address(DataFolders folders) {
    return isElsewhere(folders) ? remote(folders) : LOCAL + local(folders);
  }

  /**
   * Opens it.
   *
   * @throws DataException when it is not there
   */
  public InputStream open(DataFolders folders) throws IOException {
    InputStream in = new BufferedInputStream(plain(folders), 1 << 16);
    try {
      return text.endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * The folder that it is, on this machine: one that lies elsewhere is copied, once.
   *
   * @throws DataException when it is not there, or a file
   */
  public Path folder(DataFolders folders) {
    if (isElsewhere(folders)) {
      return folders.copy(remote(folders));
    }
    Path folder = local(folders);
    if (!Files.isDirectory(folder)) {
      throw new DataException(text + ": is a file, not a folder");
    }
    return folder;
  }

  private InputStream plain(DataFolders folders) throws IOException {
    if (isElsewhere(folders)) {
      try {
        return Storage.open(remote(folders));
      } catch (StorageException e) {
        throw new DataException(e.getMessage(), e);
      }
    }
    Path file = local(folders);
    if (Files.isDirectory(file)) {
      throw new DataException(text + ": is a folder, not a file");
    }
    return Files.newInputStream(file);
  }

  private Path local(DataFolders folders) {
    return candidates(folders).stream()
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(() -> new DataException(missing(folders).orElse(text + " is gone")));
  }

  private boolean isElsewhere(DataFolders folders) {
    return Storage.isElsewhere(text)
        || (!folders.addresses().isEmpty()
            && !text.startsWith("/")
            && !text.startsWith(LOCAL)
            && candidates(folders).stream().noneMatch(Files::isReadable));
  }

  /** Its address: its own, or one beside the sweep file or in the folder that the user named. */
  private String remote(DataFolders folders) {
    if (Storage.isElsewhere(text)) {
      return text;
    }
    List<String> addresses =
        folders.addresses().stream().map(folder -> folder + "/" + text).toList();
    String last = addresses.get(addresses.size() - 1);
    return addresses.stream()
        .filter(address -> address.equals(last) || Storage.missing(address).isEmpty())
        .findFirst()
        .orElse(last);
  }

  /** The working directory first: there recorded sweeps found theirs. */
  private List<Path> candidates(DataFolders folders) {
    String plain =
        text.startsWith(LOCAL) ? text.substring(LOCAL.length()).replaceFirst("^//(?=/)", "") : text;
    Path path = Path.of(plain);
    List<Path> candidates = new ArrayList<>(List.of(path.toAbsolutePath()));
    if (!path.isAbsolute()) {
      folders.beside().ifPresent(sweep -> candidates.add(sweep.resolve(path)));
      folders.data().ifPresent(data -> candidates.add(data.resolve(path)));
      candidates.add(folders.home().resolve("data").resolve(path));
    }
    return candidates.stream().distinct().toList();
  }
}
