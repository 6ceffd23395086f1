package dev.sweepline.driver.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final String SWEEP =
      """
      method: grid
      dataset: {name: csv, file: my.csv}
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      parameters:
        hidden: {values: [8]}
      """;

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void writeSweep() throws IOException {
    file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
  }

  @Test
  void tableBesideTheFile_isSummedUp() throws IOException {
    StringBuilder table = new StringBuilder("a,b,kind\n");
    for (int row = 0; row < 20; row++) {
      table.append("%d,%d,%s\n".formatted(row * row, 7 - row, row % 2 == 0 ? "x" : "y"));
    }
    Files.writeString(folder.resolve("my.csv"), table);

    CliRun plan = plan();

    assertThat(plan.exit()).isEqualTo(0);
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).contains("my.csv: 20 rows of 3 columns; column 'kind' is predicted");
  }

  @Test
  void epochsAmongTheParameters_areWhatTrialsTrain() throws IOException {
    String asked =
        """
        method: random
        run_cap: 20
        metric: {name: val_loss}
        early_terminate: {type: asha, min_iter: 1, eta: 3}
        dataset: digits
        network: mlp
        parameters:
          hidden: {min: 8, max: 64}
        """;
    Files.writeString(file, asked);
    assertThat(plan().out())
        .contains("each trial trains 10 epochs")
        .anyMatch(line -> line.startsWith("all trials train at most 200 epochs; about 24 %"));

    Files.writeString(file, asked + "  epochs: {values: [5, 20]}\n");
    assertThat(plan().out())
        .contains("each trial trains as long as its epochs say")
        .noneMatch(line -> line.contains("at most") || line.contains("10 epochs"));
  }

  @Test
  void rowsThatFollowFromResults_areNotShown() throws IOException {
    Files.writeString(
        file,
        """
        method: tpe
        startup: 3
        run_cap: 20
        metric: {name: val_loss}
        dataset: digits
        network: mlp
        parameters: {learning_rate: {min: 0.001, max: 0.1}}
        """);

    CliRun plan =
        CliRun.of(
            "plan", "--home", folder.resolve("home").toString(), file.toString(), "--rows", "9");

    assertThat(plan.exit()).isEqualTo(0);
    assertThat(plan.out()).contains("after the first 3, assignments follow from results");
    assertThat(plan.out()).filteredOn(line -> line.matches("  \\d+ +0\\.\\d+")).hasSize(3);
  }

  @Test
  void tableThatIsNotHere_isNotMissed() {
    CliRun plan = plan();

    assertThat(plan.exit()).isEqualTo(0);
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).noneMatch(line -> line.contains("my.csv"));
  }

  @Test
  void brokenTable_isAWarning() throws IOException {
    Files.writeString(folder.resolve("my.csv"), "a,a,kind\n1,2,x\n");

    CliRun plan = plan();

    assertThat(plan.exit()).isEqualTo(0);
    assertThat(plan.err())
        .containsExactly(file + ":2:1: warning: my.csv: has two columns 'a'; rename one");
  }

  @Test
  void gridBeyond64Bits_isCountedExactly() throws IOException {
    String hundred =
        IntStream.range(100, 200).mapToObj(i -> "0.0" + i).collect(Collectors.joining(", "));
    String grid =
        Stream.of(
                "learning_rate",
                "momentum",
                "beta1",
                "beta2",
                "rho",
                "l1",
                "l2",
                "epsilon",
                "lr_decay",
                "weight_decay")
            .map(name -> "  %s: {values: [%s]}\n".formatted(name, hundred))
            .collect(Collectors.joining());
    Files.writeString(file, SWEEP + grid);

    assertThat(plan().out())
        .contains("sweep: 100,000,000,000,000,000,000 trials, grid, maximize val_accuracy");
  }

  @Test
  void json_hasRowsAsTrialsGetThem() throws IOException {
    Files.writeString(
        file,
        """
        method: grid
        program: train.py
        metric: {name: val_accuracy, goal: maximize}
        parameters:
          hidden: {value: 8}
          my.dotted: {value: 3}
          group: {parameters: {lr: {values: [0.1, 0.2]}, inner: {parameters: {n: {value: 1}}}}}
          choice: {values: [{a: 1, b: [x, null]}]}
        """);

    CliRun plan =
        CliRun.of("plan", "--json", "--home", folder.resolve("home").toString(), file.toString());

    assertThat(String.join("", plan.out()))
        .contains(
            "\"rows\":[{\"choice\":{\"a\":1,\"b\":[\"x\",null]},\"group\":{\"inner\":{\"n\":1},\"lr\":0.1},"
                + "\"hidden\":8,\"my.dotted\":3},{");
  }

  private CliRun plan() {
    return CliRun.of("plan", "--home", folder.resolve("home").toString(), file.toString());
  }
}
