package dev.sweepline.worker.network.user;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Utf8Files;
import dev.sweepline.worker.data.hadoop.Copies;
import dev.sweepline.worker.data.hadoop.Storage;
import dev.sweepline.worker.data.hadoop.StorageException;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Places where users' own networks are found. Immutable, thread-safe.
 *
 * @param folder what {@code network: my-net.json} is relative to: the sweep file's, here or an
 *     address that Hadoop reads
 * @param jars where classes are found, beside the class path
 * @param files texts of such networks, by name, for machines that cannot read the folder
 */
public record UserCode(String folder, List<Path> jars, Map<String, String> files) {
  private static final String JSON = ".json";

  public UserCode {
    jars = List.copyOf(jars);
    files = Map.copyOf(files);
  }

  public UserCode(Path folder, List<Path> jars) {
    this(folder.toString(), jars, Map.of());
  }

  /** No jars, and files relative to the working directory. */
  public static UserCode none() {
    return new UserCode("", List.of(), Map.of());
  }

  /**
   * Jars as the command line lists them.
   *
   * @param jars separated by commas; may be blank; those that lie elsewhere are copied
   * @throws UserException naming a jar that is not there
   */
  public static UserCode of(Path folder, String jars) {
    return of(folder.toAbsolutePath().toString(), jars);
  }

  /**
   * The same for a sweep file that lies here or elsewhere.
   *
   * @param folder the sweep file's
   * @throws UserException naming a jar that is not there
   */
  public static UserCode of(String folder, String jars) {
    List<Path> paths =
        Arrays.stream(jars.split(",", -1))
            .map(String::strip)
            .filter(jar -> !jar.isEmpty())
            .map(UserCode::jar)
            .toList();
    return new UserCode(folder, paths, Map.of());
  }

  private static Path jar(String name) {
    if (Storage.isElsewhere(name)) {
      try {
        return Copies.file(name, Files.createTempDirectory("sweepline-jars"));
      } catch (IOException | StorageException e) {
        throw new UserException("--jars: " + e.getMessage(), e);
      }
    }
    Path jar = Path.of(name).toAbsolutePath();
    if (!Files.isReadable(jar)) {
      throw new UserException(
          "--jars: " + jar + (Files.exists(jar) ? ": permission denied" : ": no such file"));
    }
    return jar;
  }

  /** The same with the text of a network that is a file, for machines that cannot read it. */
  public UserCode carrying(String network) {
    return network.endsWith(JSON)
        ? new UserCode(folder, jars, Map.of(network, text(network)))
        : this;
  }

  /** The same with its jars elsewhere. */
  public UserCode withJars(List<Path> moved) {
    return new UserCode(folder, moved, files);
  }

  /**
   * The text of a file beside the sweep file.
   *
   * @throws InvalidNetworkException when it cannot be read
   */
  public String text(String name) {
    return files.containsKey(name) ? files.get(name) : read(name);
  }

  private String read(String name) {
    try {
      if (Storage.isElsewhere(folder)) {
        return Storage.text(folder + "/" + name);
      }
      Path file = Path.of(folder).resolve(name);
      return Utf8Files.read(file, file.toString());
    } catch (StorageException | UserException e) {
      throw new InvalidNetworkException(e.getMessage());
    }
  }

  /** Sees the jars and all that is ours; never closed, for its classes live as long as the JVM. */
  public ClassLoader loader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader parent = context == null ? UserCode.class.getClassLoader() : context;
    return jars.isEmpty()
        ? parent
        : new UserClassLoader(jars.stream().map(UserCode::url).toArray(URL[]::new), parent);
  }

  private static URL url(Path jar) {
    try {
      return new File(jar.toString()).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(jar + ": " + e.getMessage(), e);
    }
  }
}
