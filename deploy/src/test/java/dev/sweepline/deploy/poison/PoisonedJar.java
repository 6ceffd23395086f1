package dev.sweepline.deploy.poison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The poisoned network as users bring theirs. Stateless. */
public final class PoisonedJar {
  private static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();

  private PoisonedJar() {}

  /** Writes the jar into a folder. */
  public static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("poison.jar");
    String packaged = PoisonedNetwork.class.getPackageName().replace('.', '/');
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.list(CLASSES.resolve(packaged))) {
      for (Path file : files.toList()) {
        out.putNextEntry(new JarEntry(CLASSES.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }
}
