package dev.sweepline.driver.backtest.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReaderTest {
  @TempDir private Path folder;

  @Test
  void prefix_isATrainingAColumn() throws IOException {
    MeasuredTable table =
        read(
            "lr,act,loss_a,loss_b\n0.1,relu,1,3\n1,tanh,nan,2\n",
            request(Optional.of("loss_*"), Optional.empty(), Optional.empty()));

    assertThat(table.columns()).containsExactly("lr", "act");
    assertThat(table.steps()).isEqualTo(1);
    MeasuredConfiguration first = table.configurations().get(0);
    assertThat(first.values()).containsExactly(entry("lr", 0.1), entry("act", "relu"));
    assertThat(first.curves()).extracting(Curve::end).containsExactly(1.0, 3.0);
    assertThat(first.mean()).isEqualTo(2);
    assertThat(table.configurations().get(1).values()).containsEntry("lr", 1L);
    assertThat(table.configurations().get(1).mean()).isNaN();
  }

  @Test
  void curve_isInTheOrderOfItsNumbers() throws IOException {
    MeasuredTable table =
        read(
            "lr,act,l_10,l_2,l_1\n1,relu,10,2,1\n",
            request(Optional.empty(), Optional.of("l_*"), Optional.empty()));

    Curve curve = table.configurations().get(0).curves().get(0);
    assertThat(List.of(curve.at(1), curve.at(2), curve.at(3))).containsExactly(1.0, 2.0, 10.0);
    assertThat(curve.end()).isEqualTo(10);
    assertThat(curve.endsApart()).isFalse();
    assertThat(table.epochs()).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  void step_makesRowsOfOneConfigurationACurve() throws IOException {
    MeasuredTable table =
        read(
            "lr,act,epochs,loss\n1,relu,8,3\n1,relu,2.5,4\n2,,2.5,7\n",
            request(Optional.of("loss"), Optional.empty(), Optional.of("epochs")));

    assertThat(table.epochs()).containsExactly(2.5, 8.0);
    Curve both = table.configurations().get(0).curves().get(0);
    assertThat(List.of(both.at(1), both.at(2), both.end())).containsExactly(4.0, 3.0, 3.0);
    MeasuredConfiguration half = table.configurations().get(1);
    assertThat(half.values()).containsOnlyKeys("lr");
    assertThat(half.curves().get(0).at(2)).isNaN();
  }

  @Test
  void rowsOfOneConfiguration_areTrainingsOfItAndNoted() throws IOException {
    MeasuredTable table =
        read(
            "lr,act,epochs,loss\n1,relu,8,3\n1.0,relu,2.5,4\n",
            request(Optional.of("loss"), Optional.empty(), Optional.empty()));

    assertThat(table.configurations()).hasSize(1);
    assertThat(table.configurations().get(0).curves()).hasSize(2);
    assertThat(table.notes()).singleElement().asString().contains("write --step COLUMN");
  }

  @Test
  void metric_isFoundWhereNoColumnIsNamed() throws IOException {
    Optional<String> nothing = Optional.empty();
    String text = "lr,act,loss_1,loss_2\n1,relu,1,2\n";

    assertThat(
            read(text, new ColumnRequest(nothing, nothing, nothing, "loss"))
                .configurations()
                .get(0)
                .curves())
        .hasSize(2);
    assertMessage(
        text,
        new ColumnRequest(nothing, nothing, nothing, "val_loss"),
        "t.csv: has no column 'val_loss', which metric.name asks for; write --objective COLUMN;"
            + " there are lr, act, loss_1, loss_2");
  }

  @Test
  void mistakes_areToldInOneLine() throws IOException {
    ColumnRequest loss = request(Optional.of("loss"), Optional.empty(), Optional.empty());

    assertMessage("", loss, "t.csv: is empty");
    assertMessage("lr,loss\n", loss, "t.csv: has no rows below the names of its columns");
    assertMessage("lr,loss\n1\n", loss, "t.csv:2:1: has 1 fields, the first line 2");
    assertMessage(
        "lr,loss_1\n1,2\n",
        loss,
        "t.csv: has no column 'loss', which --objective asks for; for all columns that begin so"
            + " write 'loss*'");
    byte[] zipped = zipped("lr,loss\n1,2\n3,4\n");
    Files.write(folder.resolve("cut.csv.gz"), java.util.Arrays.copyOf(zipped, zipped.length - 9));
    assertThatThrownBy(
            () -> TableReader.read(folder.resolve("cut.csv.gz"), "cut.csv.gz", List.of("lr"), loss))
        .isInstanceOf(UserException.class)
        .hasMessage("cut.csv.gz: is cut short or not gzipped");
  }

  private void assertMessage(String text, ColumnRequest request, String message) {
    assertThatThrownBy(() -> read(text, request))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  private static ColumnRequest request(
      Optional<String> objective, Optional<String> curve, Optional<String> step) {
    return new ColumnRequest(objective, curve, step, "loss");
  }

  /** Read plain and zipped, which must not differ. */
  private MeasuredTable read(String text, ColumnRequest request) throws IOException {
    Path plain = Files.writeString(folder.resolve("t.csv"), text);
    Path zipped = Files.write(folder.resolve("t.csv.gz"), zipped(text));
    MeasuredTable table = TableReader.read(plain, "t.csv", List.of("act", "lr"), request);
    MeasuredTable again = TableReader.read(zipped, "t.csv", List.of("act", "lr"), request);
    assertThat(again.configurations()).hasSameSizeAs(table.configurations());
    return table;
  }

  private byte[] zipped(String text) throws IOException {
    Path file = folder.resolve("zipped");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return Files.readAllBytes(file);
  }
}
