package dev.sweepline.driver.export.mlflow;

import dev.sweepline.driver.export.mlflow.MlflowApi.Refusal;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * The artefacts of a run, kept through the tracking server. Immutable.
 *
 * @param root the run's {@code artifact_uri}
 */
record MlflowArtifacts(MlflowApi api, String root) {
  private static final String SCHEME = "mlflow-artifacts";

  /**
   * Sends files, over those of their names.
   *
   * @return why the server takes none; empty when it has them all
   * @throws IOException where it is away
   */
  Optional<String> put(String folder, Map<String, byte[]> files) throws IOException {
    Optional<String> path = path();
    if (path.isEmpty()) {
      return Optional.of("the server leaves artefacts to its clients, in " + root);
    }
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        api.put(path.get() + "/" + folder + "/" + file.getKey(), file.getValue());
      }
      return Optional.empty();
    } catch (Refusal e) {
      if (e.isForGood()) {
        return Optional.ofNullable(e.getMessage());
      }
      throw e;
    }
  }

  /** On the server; empty where artefacts go somewhere else. */
  private Optional<String> path() {
    URI uri = URI.create(root);
    boolean here =
        uri.getRawAuthority() == null
            || uri.getRawAuthority().equals(api.server().getRawAuthority());
    return SCHEME.equals(uri.getScheme()) && here
        ? Optional.of(uri.getRawPath())
        : Optional.empty();
  }
}
