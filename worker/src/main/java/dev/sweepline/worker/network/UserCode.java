package dev.sweepline.worker.network;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where users' own networks are found. Immutable, thread-safe.
 *
 * @param folder what {@code network: my-net.json} is relative to: the sweep file's
 * @param jars where classes are found, beside the class path
 */
public record UserCode(Path folder, List<Path> jars) {
  public UserCode {
    jars = List.copyOf(jars);
  }

  /** No jars, and files relative to the working directory. */
  public static UserCode none() {
    return new UserCode(Path.of(""), List.of());
  }

  /**
   * Jars as the command line lists them.
   *
   * @param jars separated by commas; may be blank
   * @throws IllegalArgumentException naming a jar that is not there
   */
  public static UserCode of(Path folder, String jars) {
    List<Path> paths =
        Arrays.stream(jars.split(",", -1))
            .map(String::strip)
            .filter(jar -> !jar.isEmpty())
            .map(jar -> Path.of(jar).toAbsolutePath())
            .toList();
    for (Path jar : paths) {
      if (!Files.isReadable(jar)) {
        throw new IllegalArgumentException("--jars: " + jar + ": no such file");
      }
    }
    return new UserCode(folder.toAbsolutePath(), paths);
  }

  /** What {@link #of} reads. */
  public String jarList() {
    return jars.stream().map(Path::toString).collect(Collectors.joining(","));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /** Sees the jars and all that is ours; never closed, for its classes live as long as the JVM. */
  ClassLoader loader() {
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
