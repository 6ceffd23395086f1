package dev.sweepline.driver.environment;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;

/** The version of an artifact on the class path, as the build wrote it into its jar. Stateless. */
public final class ArtifactVersion {
  /** This program. */
  public static final String SWEEPLINE = "dev.sweepline/sweepline-driver";

  private static final String REVISION = "Implementation-Build";

  private ArtifactVersion() {}

  /** The revision that this program was built from; empty where its build left no word of it. */
  public static Optional<String> revision() {
    CodeSource source = ArtifactVersion.class.getProtectionDomain().getCodeSource();
    if (source == null || !source.getLocation().getPath().endsWith(".jar")) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(Path.of(source.getLocation().toURI()).toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(REVISION))
          .filter(revision -> !revision.isBlank());
    } catch (IOException | URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * Looks a version up.
   *
   * @param artifact {@code group/name}
   * @return empty where it is not there, or no jar of a build
   */
  public static Optional<String> of(String artifact) {
    String path = "META-INF/maven/" + artifact + "/pom.properties";
    try (InputStream in = ArtifactVersion.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      properties.load(in);
      return Optional.ofNullable(properties.getProperty("version"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
