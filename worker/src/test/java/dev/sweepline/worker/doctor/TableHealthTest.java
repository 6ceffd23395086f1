package dev.sweepline.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.train.probe.NetworkProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class TableHealthTest {
  private final SplittableRandom random = new SplittableRandom(3);
  private final Doctor doctor =
      new Doctor(
          new DataFolders(Optional.empty(), Path.of("none")),
          new NetworkProbe(new NetworkFamilies(UserCode.none()), InstantSource.system()));

  @TempDir Path folder;

  private Map<String, Object> dataset = Map.of();

  private Map<String, Object> network = Map.of("hidden", 64L, "learning_rate", 0.01, "layers", 2L);

  @Test
  void health_isGoodOfAnHonestTable() throws IOException {
    assertThat(wrong("a,b,kind", 200, "val_accuracy", row -> honest(row))).isEmpty();
  }

  @Test
  void health_tellsOfALeakedLabel() throws IOException {
    assertThat(wrong("a,b,code,kind", 200, "val_accuracy", row -> leaked(row)))
        .containsExactly("column 'code' tells the answer alone: is it the answer in other words?");
  }

  @Test
  void health_tellsOfAConstantColumn() throws IOException {
    assertThat(wrong("c,a,b,kind", 200, "val_accuracy", row -> "7," + honest(row)))
        .containsExactly(
            "column 'c' has the same value in every training row: nothing is learnt from it;"
                + " leave it out");
  }

  @Test
  void health_tellsOfAnIndexColumn() throws IOException {
    assertThat(wrong("id,a,b,kind", 200, "val_accuracy", row -> row + "," + honest(row)))
        .singleElement()
        .asString()
        .contains("column 'id' only counts the rows");
  }

  @Test
  void health_tellsOfRowsThatStandInTwoParts() throws IOException {
    String[] seen = new String[100];

    assertThat(
            wrong(
                "a,b,kind",
                200,
                "val_accuracy",
                row -> row < 100 ? seen[row] = honest(row) : seen[row - 100]))
        .hasSize(2)
        .allMatch(
            text -> text.matches("\\d+ of 40 (validation|test) rows stand in the training.*"));
  }

  @Test
  void health_sparesAFewRowsThatStandInTwoParts() throws IOException {
    String[] seen = new String[200];

    assertThat(
            wrong(
                "a,b,kind",
                200,
                "val_accuracy",
                row -> seen[row] = row < 197 ? honest(row) : seen[row - 100]))
        .isEmpty();
  }

  @Test
  void health_sparesRowsThatAColumnTellsApartThatIsNoFeature() throws IOException {
    String[] seen = new String[100];
    dataset = Map.of("ids", "drop");

    assertThat(
            wrong(
                "name,a,b,kind",
                200,
                "val_accuracy",
                row -> "p" + row + "," + (row < 100 ? seen[row] = honest(row) : seen[row - 100])))
        .isEmpty();
  }

  @Test
  void health_saysWhatBecameOfEachColumn() throws IOException {
    dataset = Map.of("ids", "drop");

    assertThat(
            lines(
                "id,town,a,b,kind",
                200,
                "val_accuracy",
                row -> row + "," + (row % 3 == 0 ? "Ulm" : "Bonn") + "," + honest(row)))
        .contains(
            "numbers as they are: a, b",
            "column 'town': 2 categories, a feature each: Bonn, Ulm",
            "column 'id': left out: it only counts the rows");
  }

  /** Some forty weights cannot know thirty-two rows of noise. */
  @Test
  void health_asksNoSmallNetworkToLearnNoiseByHeart() throws IOException {
    IntFunction<String> noise = row -> point(0) + "," + (random.nextBoolean() ? "no" : "yes");

    network = Map.of("hidden", 8L);
    assertThat(wrong("a,b,kind", 200, "val_accuracy", noise)).isEmpty();
    network = Map.of("hidden", 8L, "learning_rate", 1e-7);
    assertThat(wrong("a,b,kind", 200, "val_accuracy", noise))
        .singleElement()
        .asString()
        .contains("cannot even learn these by heart");
  }

  @Test
  void health_isGoodWhereThereAreFewRowsThatCouldBe() throws IOException {
    assertThat(
            wrong(
                "a,b,kind",
                200,
                "val_accuracy",
                row -> "%d,%d,%s".formatted(row % 2, row / 2 % 2, row % 2 == row / 2 % 2)))
        .isEmpty();
  }

  @Test
  void health_asksForF1OnlyWhereTheFileDoesNot() throws IOException {
    assertThat(wrong("a,b,kind", 900, "val_accuracy", row -> rare(row)))
        .isNotEmpty()
        .allMatch(text -> text.contains("rank by val_f1"));
    assertThat(wrong("a,b,kind", 900, "val_f1", row -> rare(row))).isEmpty();
  }

  private String honest(int row) {
    return point(row % 2) + "," + (row % 2 == 0 ? "no" : "yes");
  }

  private String leaked(int row) {
    return point(row % 2) + "," + row % 2 + "," + (row % 2 == 0 ? "no" : "yes");
  }

  private String rare(int row) {
    boolean rare = row % 30 == 0;
    return point(rare ? 1 : 0) + "," + (rare ? "yes" : "no");
  }

  private String point(double middle) {
    return random.nextGaussian(middle, 1) + "," + random.nextGaussian(-middle, 1);
  }

  private List<String> wrong(String header, int rows, String metric, IntFunction<String> line)
      throws IOException {
    return findings(header, rows, metric, line).stream()
        .filter(finding -> !finding.ok())
        .map(Finding::text)
        .toList();
  }

  private List<String> lines(String header, int rows, String metric, IntFunction<String> line)
      throws IOException {
    return findings(header, rows, metric, line).stream().map(Finding::text).toList();
  }

  private List<Finding> findings(String header, int rows, String metric, IntFunction<String> line)
      throws IOException {
    StringBuilder table = new StringBuilder(header).append('\n');
    for (int row = 0; row < rows; row++) {
      table.append(line.apply(row)).append('\n');
    }
    Path file = Files.writeString(folder.resolve("table.csv"), table);
    return doctor.health(
        TestSpecs.spec(new TrialId("health", 0))
            .parameters(network)
            .dataset(
                new NamedOptions("csv", Map.of("file", file.toString(), "stratify", true))
                    .with("", dataset))
            .build(),
        metric);
  }
}
