package dev.sweepline.driver.environment;

import dev.sweepline.worker.engine.OneDnn;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The versions of what this process is made of, and the processor that it computes on. Stateless.
 */
public final class Versions {
  private static final String UNKNOWN = "(no release)";

  private Versions() {}

  /** Sweepline's own, with the revision where it is known. */
  public static String sweepline() {
    return ArtifactVersion.of(ArtifactVersion.SWEEPLINE).orElse(UNKNOWN)
        + ArtifactVersion.revision().map(revision -> ", revision " + revision).orElse("");
  }

  /** All of them, in the order in which they are shown. */
  public static Map<String, String> all() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Sweepline", sweepline());
    versions.put(
        "Java",
        "%s, %s, %s"
            .formatted(
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.name"),
                System.getProperty("java.home")));
    library(versions, "Spark", "org.apache.spark/spark-core_2.12");
    library(versions, "DL4J", "org.deeplearning4j/deeplearning4j-nn");
    library(versions, "ND4J", "org.nd4j/nd4j-api");
    versions.computeIfPresent("ND4J", (name, version) -> version + natives());
    library(versions, "OpenBLAS", "org.bytedeco/openblas");
    versions.put(
        "oneDNN",
        OneDnn.missing()
            .map(why -> "does not load: " + why)
            .orElseGet(() -> OneDnn.name().replaceFirst("^oneDNN ", "")));
    versions.put(
        "processor",
        Environment.cpu().orElse("unknown")
            + ", %d cores".formatted(Runtime.getRuntime().availableProcessors()));
    return versions;
  }

  private static void library(Map<String, String> versions, String name, String artifact) {
    ArtifactVersion.of(artifact).ifPresent(version -> versions.put(name, version));
  }

  private static String natives() {
    return Optional.of(Environment.natives())
        .filter(jars -> !jars.isEmpty())
        .map(jars -> ", " + jars)
        .orElse("");
  }
}
