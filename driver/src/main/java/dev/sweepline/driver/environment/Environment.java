package dev.sweepline.driver.environment;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.network.user.UserCode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The environment of a sweep, for the log: whatever may make a curve differ. Stateless. */
public final class Environment {
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "sweepline", ArtifactVersion.SWEEPLINE,
          "spark", "org.apache.spark/spark-core_2.12",
          "dl4j", "org.deeplearning4j/deeplearning4j-nn",
          "nd4j", "org.nd4j/nd4j-api",
          "javacpp", "org.bytedeco/javacpp",
          "openblas", "org.bytedeco/openblas");

  private static final int DIGITS_OF_HASH = 12;

  /** Where builds leave the revision that a jar was made from. */
  private static final List<String> REVISIONS =
      List.of("Git-Commit", "Git-Revision", "SCM-Revision", "Implementation-Build");

  private Environment() {}

  public static Map<String, String> now(UserCode userCode) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("java", System.getProperty("java.vm.version"));
    environment.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    environment.put("cpus", String.valueOf(Runtime.getRuntime().availableProcessors()));
    cpu().ifPresent(model -> environment.put("cpu", model));
    environment.put(
        "jvm_flags", JvmFlags.shown(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    Optional.ofNullable(System.getenv("OMP_NUM_THREADS"))
        .ifPresent(threads -> environment.put("omp_num_threads", threads));
    LIBRARIES.forEach(
        (name, artifact) -> ArtifactVersion.of(artifact).ifPresent(v -> environment.put(name, v)));
    String natives = natives();
    if (!natives.isEmpty()) {
      environment.put("native", natives);
    }
    userCode.jars().forEach(jar -> environment.put("jar " + jar.getFileName(), fingerprint(jar)));
    return environment;
  }

  static Optional<String> cpu() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The jars with ND4J's machine code, whose names say for which processor it is. */
  static String natives() {
    try {
      String path = "META-INF/maven/org.nd4j/nd4j-native/pom.properties";
      return Collections.list(Environment.class.getClassLoader().getResources(path)).stream()
          .map(URL::getPath)
          .map(jar -> jar.replaceFirst("!.*", "").replaceFirst(".*/", ""))
          .sorted()
          .collect(Collectors.joining(" "));
    } catch (IOException e) {
      return "";
    }
  }

  /** The hash of the jar and, where its manifest tells, the revision that it was built from. */
  private static String fingerprint(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
      String digits = HexFormat.of().formatHex(hash).substring(0, DIGITS_OF_HASH);
      return "sha256 " + digits + revision(file.getManifest());
    } catch (IOException | NoSuchAlgorithmException e) {
      return "cannot be read: " + IoReason.of(e);
    }
  }

  private static String revision(Manifest manifest) {
    return REVISIONS.stream()
        .map(name -> manifest == null ? null : manifest.getMainAttributes().getValue(name))
        .filter(revision -> revision != null && !revision.isBlank())
        .findFirst()
        .map(revision -> ", revision " + revision)
        .orElse("");
  }
}
