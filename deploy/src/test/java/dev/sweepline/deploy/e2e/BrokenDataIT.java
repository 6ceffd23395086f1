package dev.sweepline.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.e2e.Launcher.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken data and networks: one line, exit code 2, nothing started. Where only some assignments
 * cannot be, only their trials fail.
 */
class BrokenDataIT {
  private static final String SWEEP =
      """
      name: broken
      method: grid
      dataset: %s
      network: %s
      metric: {name: val_accuracy, goal: maximize}
      budget: {steps: 5}
      parameters: {%s}
      """;

  @TempDir Path home;
  private Launcher launcher;

  @BeforeEach
  void start() {
    launcher = new Launcher(home);
  }

  @Test
  void truncatedImages_areNamedWithTheirSizes() throws Exception {
    Path mnist = Files.createDirectories(home.resolve("data/mnist"));
    byte[] header = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7};
    Files.write(mnist.resolve("train-images-idx3-ubyte"), header);
    for (String other :
        new String[] {
          "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"
        }) {
      Files.write(mnist.resolve(other), new byte[0]);
    }

    assertRefused(
        "mnist",
        "mlp",
        ":3:1: " + mnist.resolve("train-images-idx3-ubyte") + ": is cut short: 1 of 2 bytes");
  }

  @Test
  void textInANumberColumn_isNamedWithItsPlace() throws Exception {
    Path csv = Files.writeString(home.resolve("my.csv"), "a,b\n1,x\ntall,y\n");

    assertRefused(
        "{name: csv, file: %s}".formatted(csv),
        "mlp",
        ":3:1: "
            + csv
            + ":3:1: 'tall' in column 'a' is not a number; mend it,"
            + " write columns: {a: text}, or drop the column");
  }

  @Test
  void whatIsNotParquet_isTold() throws Exception {
    Path file = Files.writeString(home.resolve("my.parquet"), "a,b\n1,x\n2,y\n");

    assertRefused(
        "{name: parquet, file: %s}".formatted(file),
        "mlp",
        ":3:1: " + file + ": is not a parquet file, or cut short");
  }

  @Test
  void absentNameNode_isToldInSeconds() throws Exception {
    assertRefused(
        "{name: csv, file: 'hdfs://no-such-host.invalid:8020/my.csv'}",
        "mlp",
        ":3:1: hdfs://no-such-host.invalid:8020/my.csv: no host 'no-such-host.invalid' is known"
            + " here; check the name, or let HADOOP_CONF_DIR name the folder of your"
            + " core-site.xml");
  }

  @Test
  void networkThatDoesNotFitTheFile_isTold() throws Exception {
    Path csv = Files.writeString(home.resolve("my.csv"), "a,b\n" + "1,x\n2,y\n".repeat(9));

    assertRefused(
        "{name: csv, file: %s}".formatted(csv),
        "cnn",
        ":4:1: network 'cnn' needs images, but an example is 1 values without height and width;"
            + " use mlp");
  }

  @Test
  void impossibleAssignments_failAloneAndTheSweepGoesOn() throws Exception {
    Path file =
        Files.writeString(
            home.resolve("partly.yaml"),
            SWEEP.formatted("digits", "cnn", "kernel: {values: [9, 3]}"));

    Result run = launcher.run("run", file, "--exit", "--port", "0");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("1/2 completed, 1 failed");
    assertThat(run.out().lines().filter(line -> line.matches(" +1 +1 +COMPLETED.*"))).hasSize(1);
    assertThat(launcher.run("show", "latest", "0").out())
        .contains("INVALID")
        .contains("kernel 9 is larger than the 8×8 image that convolution 1 gets");
  }

  private void assertRefused(String dataset, String network, String line) throws Exception {
    Path file =
        Files.writeString(
            home.resolve("broken.yaml"),
            SWEEP.formatted(dataset, network, "batch_size: {value: 8}"));

    Result result = launcher.run("run", file, "--exit", "--port", "0");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.errors()).containsExactly(file + line);
    assertThat(result.out()).isEmpty();
  }
}
