package dev.sweepline.deploy.wandb;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A python3 process with the stand-in module on its path, as it was after its end.
 *
 * @param exit its exit code
 * @param said its standard output and error
 * @param rows what it reported
 */
record PythonProcess(int exit, String said, List<JsonNode> rows) {
  private static final int PATIENCE_SECONDS = 60;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  /** Whether this machine has a python3 that can read the module. */
  static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 7))")
              .start()
              .waitFor()
          == 0;
    } catch (IOException noPython) {
      return false;
    }
  }

  /**
   * Runs a script as a trial.
   *
   * @param rowsUntilStop after how many rows it is told to stop; 0 for never
   */
  static PythonProcess trial(Path script, Path folder, String parameters, int rowsUntilStop)
      throws IOException, InterruptedException {
    List<JsonNode> rows = Collections.synchronizedList(new ArrayList<>());
    HttpServer executor =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    executor.createContext(
        "/secret",
        exchange -> {
          rows.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
          boolean stop = rows.size() == rowsUntilStop;
          byte[] verdict =
              (stop ? "{\"continue\": false, \"reason\": \"asha\"}" : "{\"continue\": true}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, verdict.length);
          exchange.getResponseBody().write(verdict);
          exchange.close();
        });
    executor.start();
    try {
      Path values = Files.writeString(folder.resolve("parameters.json"), parameters);
      return ended(
          script,
          folder,
          Map.of(
              "SWEEPLINE_REPORT_URL",
                  "http://127.0.0.1:" + executor.getAddress().getPort() + "/secret",
              "SWEEPLINE_PARAMETERS", values.toString(),
              "SWEEPLINE_TRIAL_DIR", folder.toString(),
              "SWEEPLINE_CHECKPOINT_DIR", folder.toString()),
          rows);
    } finally {
      executor.stop(0);
    }
  }

  /** Runs a script without Sweepline. */
  static PythonProcess alone(Path script, Path folder) throws IOException, InterruptedException {
    return ended(script, folder, Map.of(), List.of());
  }

  private static PythonProcess ended(
      Path script, Path folder, Map<String, String> environment, List<JsonNode> rows)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("python3", script.toAbsolutePath().toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("WANDB"));
    builder.environment().put("PYTHONPATH", Path.of("python").toAbsolutePath().toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().putAll(environment);
    Path said = folder.resolve("said");
    Process process = builder.redirectOutput(said.toFile()).start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + Files.readString(said));
      }
    } finally {
      process.destroyForcibly();
    }
    return new PythonProcess(process.exitValue(), Files.readString(said), List.copyOf(rows));
  }

  /** A metric of every row that has it. */
  List<Double> values(String metric) {
    return rows.stream()
        .filter(row -> row.has(metric))
        .map(row -> row.get(metric).asDouble())
        .toList();
  }
}
