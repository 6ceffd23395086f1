package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example networks run as their own pages say, with no change to Sweepline. */
class OwnNetworkIT {
  private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();

  @TempDir Path home;

  @Test
  void classInAJar_isSwept() throws Exception {
    Path example = EXAMPLES.resolve("my-network");
    Path jar = example.resolve("target/my-network.jar");
    assertThat(jar).exists();

    assertThat(best(example.resolve("sweep.yaml"), "--jars", jar)).isGreaterThan(0.9);
  }

  @Test
  void json_isSwept() throws Exception {
    assertThat(best(EXAMPLES.resolve("json-network/sweep.yaml"))).isGreaterThan(0.9);
  }

  /** The best value once every trial has completed. */
  private double best(Path sweep, Object... options) throws Exception {
    Launcher launcher = new Launcher(home);
    Object[] arguments = new Object[options.length + 5];
    System.arraycopy(new Object[] {"run", sweep, "--exit", "--port", "0"}, 0, arguments, 0, 5);
    System.arraycopy(options, 0, arguments, 5, options.length);
    Launcher.Result run = launcher.run(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    JsonNode board = Json.read(launcher.run("leaderboard", "latest", "--json").out());
    assertThat(board.at("/sweep/completed").asInt()).isEqualTo(8);
    return board.at("/standings/0/value").asDouble();
  }
}
