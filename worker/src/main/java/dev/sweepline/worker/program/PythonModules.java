package dev.sweepline.worker.program;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The Python modules that programs import from us: a folder of the distribution, or on other
 * machines what the jar holds, copied out once. Stateless, thread-safe.
 */
final class PythonModules {
  /** The folder, where the launcher knows it. */
  private static final String FOLDER = "sweepline.python";

  private static final String INSIDE = "dev/sweepline/python/";
  private static final String ONE_OF_THEM = INSIDE + "wandb/__init__.py";

  private PythonModules() {}

  /**
   * Where they are on this machine; empty where nobody brought them.
   *
   * @param home holds everything local
   */
  static Optional<Path> find(Path home) throws IOException {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty(FOLDER)).map(Path::of).filter(Files::isDirectory);
    return folder.isPresent() ? folder : copied(home.toAbsolutePath().resolve("cache"));
  }

  private static Optional<Path> copied(Path cache) throws IOException {
    URL one = PythonModules.class.getClassLoader().getResource(ONE_OF_THEM);
    if (one == null || !(one.openConnection() instanceof JarURLConnection connection)) {
      return Optional.empty();
    }
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> entries =
          Collections.list(jar.entries()).stream()
              .filter(entry -> entry.getName().startsWith(INSIDE) && !entry.isDirectory())
              .toList();
      long content =
          entries.stream().mapToLong(entry -> entry.getName().hashCode() ^ entry.getCrc()).sum();
      Path folder = cache.resolve("python-" + Long.toHexString(content));
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(cache);
        Path part = Files.createTempDirectory(cache, "python-part-");
        for (JarEntry entry : entries) {
          copy(jar, entry, part.resolve(entry.getName().substring(INSIDE.length())));
        }
        move(part, folder);
      }
      return Optional.of(folder);
    }
  }

  private static void copy(JarFile jar, JarEntry entry, Path file) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
  }

  /** Another executor of this machine may have been first. */
  private static void move(Path part, Path folder) throws IOException {
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
