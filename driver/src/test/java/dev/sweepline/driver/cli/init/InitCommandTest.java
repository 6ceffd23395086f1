package dev.sweepline.driver.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.driver.cli.CliRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitCommandTest {
  @TempDir Path folder;

  /** A table of 60 rows. */
  private Path table(String name, String head, IntFunction<String> row) throws IOException {
    String rows = IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("\n"));
    return Files.writeString(folder.resolve(name), head + rows + "\n");
  }

  private Path passengers() throws IOException {
    return table(
        "passengers.csv",
        "Id,Survived,Name,Sex,Age,Port\n",
        i ->
            "%d,%d,Person no. %d,%s,%s,%s"
                .formatted(
                    i,
                    i % 3 == 0 ? 1 : 0,
                    i,
                    i % 2 == 0 ? "male" : "female",
                    i % 5 == 0 ? "" : 20 + i % 7 + ".5",
                    i == 7 ? "" : i % 4 == 0 ? "S" : "C"));
  }

  private CliRun init(Path table, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("init", table.toString(), "--home", folder.toString()));
    arguments.addAll(List.of("--output", draft().toString()));
    arguments.addAll(Arrays.asList(more));
    return CliRun.of(arguments.toArray(new String[0]));
  }

  private Path draft() {
    return folder.resolve("draft.yaml");
  }

  private void assertRunnable() {
    CliRun plan = CliRun.of("plan", draft().toString(), "--home", folder.toString());
    assertThat(plan.err()).isEmpty();
    assertThat(plan.exit()).isZero();
  }

  private void picture(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(new BufferedImage(24, 24, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  @Test
  void folderOfImages_becomesASweepThatPlanTakes() throws IOException {
    for (int i = 0; i < 12; i++) {
      picture("shapes/train/disc/" + i + ".png");
      picture("shapes/train/square/" + i + ".png");
    }
    picture("shapes/test/disc/1.png");
    picture("shapes/test/square/1.png");

    CliRun init = init(folder.resolve("shapes"));

    assertThat(init.err()).isEmpty();
    assertThat(init.out().get(0))
        .endsWith("24 images of 2 classes: disc (50 %), square (50 %); images are 24×24");
    assertThat(draft())
        .content()
        .contains("  name: images\n", "shapes/train\n", "  test: ", "  size: 24\n")
        .contains("network: cnn\n", "conv_layers: {values: [2, 3]}");
    assertRunnable();
  }

  @Test
  void folderOfNothingKnown_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("empty"));

    CliRun init = init(folder.resolve("empty"));

    assertThat(init.exit()).isEqualTo(2);
    assertThat(init.err()).singleElement().asString().contains("empty");
    assertThat(draft()).doesNotExist();
    assertThat(CliRun.of("init").exit()).isEqualTo(2);
    assertThat(CliRun.of("init", "x.csv", "--set", "a=1").err())
        .containsExactly("--set changes a clone: it needs --from SWEEP");
  }

  @Test
  void tableOfTextNumbersAndGaps_becomesASweepThatPlanTakes() throws IOException {
    CliRun init = init(passengers());

    assertThat(init.err()).isEmpty();
    assertThat(init.out().get(0))
        .contains("60 rows of 6 columns; predicts 'Survived' (2 classes: 0 (67 %), 1 (33 %))")
        .contains("called like a label");
    assertThat(Files.readString(draft()))
        .contains("  label: Survived ")
        .contains("only tells rows apart: Id, Name\n")
        .contains(": Sex, Port\n")
        .contains("with gaps, filled as dataset.missing says: Age, Port\n")
        .contains("  dataset.missing: {values: [median, indicator]}\n")
        .contains("metric: {name: val_accuracy, goal: maximize}");
    assertRunnable();
  }

  @Test
  void amounts_arePredictedAsNumbers() throws IOException {
    init(table("homes.csv", "area,price\n", i -> (40 + i) + "," + (1000 + 37 * i) + ".5"));

    assertThat(Files.readString(draft()))
        .contains("  label: price ")
        .contains("  task: regression\n")
        .contains("metric: {name: val_rmse, goal: minimize}")
        .doesNotContain("missing");
    assertRunnable();
  }

  @Test
  void rareClass_isRankedByWhatCountsEachClassTheSame() throws IOException {
    init(table("rare.csv", "a,kind\n", i -> i * i + "," + (i % 12 == 0 ? "rare" : "usual")));

    assertThat(Files.readString(draft())).contains("{name: val_f1, goal: maximize}");
    assertRunnable();
  }

  @Test
  void otherSeparatorsQuotesAndNoHeader_areSeen() throws IOException {
    Path semicolons =
        table("a b€.csv", "\"a; or b\";\"yes: no\"\n", i -> i * i + ";" + (i % 2 == 0 ? "x" : "y"));
    assertThat(init(semicolons).err()).isEmpty();
    assertThat(Files.readString(draft()))
        .contains("separator: \";\"")
        .contains("label: \"yes: no\"")
        .contains("name: a-b\n");
    assertRunnable();

    init(table("bare.csv", "", i -> i * 0.5 + "," + i % 3), "--force");
    assertThat(Files.readString(draft())).contains("header: false").contains("label: \"1\"");
    assertRunnable();
  }

  /** Readers of YAML take some short words for something else. */
  @ParameterizedTest
  @ValueSource(strings = {"y", "n", "no", "null", "nan", ".5", "~"})
  void labelOfAnyName_isReadBack(String name) throws IOException {
    init(table("words.csv", "a," + name + "\n", i -> i * i + "," + (i % 2 == 0 ? "k" : "l")));

    CliRun plan = CliRun.of("plan", draft().toString(), "--home", folder.toString());
    assertThat(plan.err()).isEmpty();
    assertThat(plan.out()).anyMatch(line -> line.contains("column '" + name + "' is predicted"));
  }

  @Test
  void draftThatIsThere_isNotWrittenOver() throws IOException {
    Path table = passengers();
    Files.writeString(draft(), "mine");

    CliRun second = init(table);

    assertThat(second.exit()).isEqualTo(2);
    assertThat(second.err()).singleElement().asString().contains("exists; write elsewhere");
    assertThat(draft()).hasContent("mine");
    assertThat(init(table, "--force").exit()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--label=Agee|--label: there is no column 'Agee'; did you mean 'Age'?",
        "--label=Age|--label Age: its value is missing in 12 rows",
        "--label=Name|--label Name: it has too many different texts to be classes",
        "--task=guess|--task 'guess' is not classification or regression"
      })
  void whatCannotBe_isToldInOneLine(String option, String line) throws IOException {
    CliRun init = init(passengers(), option);

    assertThat(init.exit()).isEqualTo(2);
    assertThat(init.err()).containsExactly(line);
    assertThat(draft()).doesNotExist();
  }

  @Test
  void absentTable_isToldInOneLine() {
    CliRun init = init(folder.resolve("nope.csv"));

    assertThat(init.exit()).isEqualTo(2);
    assertThat(init.err()).singleElement().asString().contains("no file");
  }
}
