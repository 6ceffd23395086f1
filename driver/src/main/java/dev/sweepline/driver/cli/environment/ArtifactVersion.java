package dev.sweepline.driver.cli.environment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;

/** The version of an artifact on the class path, as the build wrote it into its jar. Stateless. */
public final class ArtifactVersion {
  /** This program. */
  public static final String SWEEPLINE = "dev.sweepline/sweepline-driver";

  private ArtifactVersion() {}

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
