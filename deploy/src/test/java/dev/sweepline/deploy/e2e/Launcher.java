package dev.sweepline.deploy.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the distribution's launcher as a user would: a process and a home of its own. */
final class Launcher {
  private static final long PATIENCE_MINUTES = 5;

  private final Path repository = Path.of("").toAbsolutePath().getParent();
  private final Path home;
  private final Map<String, String> environment;

  Launcher(Path home) {
    this(home, Map.of());
  }

  /**
   * A launcher in an environment of its own.
   *
   * @param environment variables beside the usual ones
   */
  Launcher(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  /** A sweep file of this repository. */
  Path sweepFile(String name) {
    return repository.resolve("sweeps").resolve(name);
  }

  /** Runs a command to its end. */
  Result run(Object... arguments) throws IOException, InterruptedException {
    Path errors = Files.createTempFile("sweepline", ".err");
    Process process = builder(arguments).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + List.of(arguments));
    }
    String err = Files.readString(errors);
    Files.delete(errors);
    return new Result(process.exitValue(), out, err);
  }

  /** Starts a command whose standard output and error come together. */
  Process start(Object... arguments) throws IOException {
    return builder(arguments).redirectErrorStream(true).start();
  }

  /**
   * The rows of the latest sweep by rank; wall-clock seconds and how often a trial was begun are
   * left out.
   */
  Map<Integer, JsonNode> board() throws IOException, InterruptedException {
    Map<Integer, JsonNode> rows = new TreeMap<>();
    JsonNode board = Json.read(run("leaderboard", "latest", "--json").out());
    for (JsonNode row : board.get("standings")) {
      ((ObjectNode) row).remove("attempt");
      ((ObjectNode) row.get("metrics")).remove("seconds");
      rows.put(row.get("rank").asInt(), row);
    }
    return rows;
  }

  private ProcessBuilder builder(Object... arguments) {
    List<String> command = new ArrayList<>();
    command.add(repository.resolve("deploy/target/sweepline/bin/sweep").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).directory(repository.toFile());
    builder.environment().put("SWEEPLINE_HOME", home.toString());
    // Short runs take a third less processor time without the optimising compiler.
    builder.environment().put("SWEEPLINE_JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    builder.environment().putAll(environment);
    builder.redirectInput(Path.of("/dev/null").toFile());
    return builder;
  }

  /**
   * What a finished command left.
   *
   * @param code its exit code
   */
  record Result(int code, String out, String err) {
    /** Lines of standard error. */
    List<String> errors() {
      return err.lines().toList();
    }
  }
}
