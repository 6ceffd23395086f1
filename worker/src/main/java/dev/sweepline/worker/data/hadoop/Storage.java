package dev.sweepline.worker.data.hadoop;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Utf8Files;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Access to files by their addresses, {@code hdfs://host/path} or whatever else Hadoop reads here,
 * as its configuration on the class path says. Stateless, thread-safe.
 */
public final class Storage {
  /** A wrong address fails in seconds; Hadoop's own patience is minutes. */
  private static final Map<String, String> PATIENCE =
      Map.of(
          "ipc.client.connect.timeout", "5000",
          "ipc.client.connect.max.retries", "1",
          "ipc.client.connect.max.retries.on.timeouts", "0",
          "ipc.client.rpc-timeout.ms", "30000",
          "fs.s3a.connection.establish.timeout", "5000",
          "fs.s3a.attempts.maximum", "2",
          "fs.s3a.retry.limit", "1");

  private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
  private static final String HERE = "file:";

  private Storage() {}

  /** Whether a text is the address of something that does not lie on this machine. */
  public static boolean isElsewhere(String text) {
    return !text.startsWith(HERE) && SCHEME.matcher(text).matches();
  }

  /**
   * Reads a text file.
   *
   * @throws UserException when it is too long, or no UTF-8
   * @throws StorageException when it cannot be reached
   */
  public static String text(String address) {
    try (InputStream in = open(address)) {
      return Utf8Files.read(in, address);
    } catch (IOException e) {
      throw StorageFailures.of(address, e);
    }
  }

  /** Why a file or folder cannot be reached from here, in one line; empty when it is there. */
  public static Optional<String> missing(String address) {
    try {
      status(address);
      return Optional.empty();
    } catch (StorageException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Opens a file.
   *
   * @throws StorageException when it cannot be reached
   */
  public static InputStream open(String address) {
    if (status(address).isDirectory()) {
      throw new StorageException(address + ": is a folder, not a file");
    }
    try {
      Path path = path(address);
      return path.getFileSystem(configuration()).open(path);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw StorageFailures.of(address, e);
    }
  }

  /** Empty when there is nothing; whatever else is wrong is thrown. */
  static Optional<FileStatus> find(String address) {
    try {
      return Optional.of(status(address));
    } catch (StorageException e) {
      if (e.getCause() instanceof FileNotFoundException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  static FileStatus status(String address) {
    try {
      Path path = path(address);
      return path.getFileSystem(configuration()).getFileStatus(path);
    } catch (IOException | RuntimeException | LinkageError e) {
      throw StorageFailures.of(address, e);
    }
  }

  static FileSystem fileSystem(FileStatus status) throws IOException {
    return status.getPath().getFileSystem(configuration());
  }

  /** The class path's, with less patience where nobody set it. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    PATIENCE.forEach(
        (name, value) -> {
          if (isStandard(configuration, name)) {
            configuration.set(name, value);
          }
        });
    return configuration;
  }

  private static boolean isStandard(Configuration configuration, String name) {
    String[] sources = configuration.getPropertySources(name);
    return sources == null || sources[sources.length - 1].endsWith("-default.xml");
  }

  private static Path path(String address) {
    try {
      return new Path(address);
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          address + ": is no address such as hdfs://HOST:8020/folder/file", e);
    }
  }
}
