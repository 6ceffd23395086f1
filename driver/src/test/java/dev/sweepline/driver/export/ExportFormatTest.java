package dev.sweepline.driver.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestLogs;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.ParquetTake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportFormatTest {
  @TempDir private Path folder;

  private final SweepHistory history = history();

  private static SweepHistory history() {
    SweepHistory history = new SweepHistory(TestLogs.submitted(Goal.MINIMIZE, OptionalLong.of(2)));
    history.apply(TestLogs.started(0, 1));
    history.apply(TestLogs.measured(0, 1, 1, 0.5));
    history.apply(TestLogs.measured(0, 1, 2, Double.NEGATIVE_INFINITY));
    history.apply(TestLogs.completed(0, 1));
    history.apply(TestLogs.started(1, 1));
    history.apply(TestLogs.failed(1, 1));
    return history;
  }

  @ParameterizedTest
  @EnumSource(names = "MLFLOW", mode = EnumSource.Mode.EXCLUDE)
  void export_isTheSameToTheByteEachTime(ExportFormat format) throws IOException {
    List<String> written =
        format.export().write(history, new SavedModels(folder), folder.toString());
    List<byte[]> first = contents(written);
    List<String> again = format.export().write(history, new SavedModels(folder), folder.toString());

    assertThat(again).isEqualTo(written).isNotEmpty();
    assertThat(contents(again)).containsExactlyElementsOf(first);
    assertThat(written).allMatch(file -> file.startsWith(folder.toString()));
  }

  private static List<byte[]> contents(List<String> written) throws IOException {
    List<byte[]> all = new ArrayList<>();
    for (String each : written) {
      try (Stream<Path> files = Files.walk(Path.of(each))) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          all.add(Files.readAllBytes(file));
        }
      }
    }
    return all;
  }

  @Test
  void parquet_hasTypedColumns() throws IOException {
    ExportFormat.PARQUET.export().write(history, new SavedModels(folder), folder.toString());
    ParquetTable trials = table("trials.parquet");
    List<String> columns = trials.columns();

    assertThat(trials.natural().get(columns.indexOf("lr"))).isEqualTo(ParquetTake.NUMBER);
    assertThat(trials.natural().get(columns.indexOf("act"))).isEqualTo(ParquetTake.TEXT);
    assertThat(trials.natural().get(columns.indexOf("started_at"))).isEqualTo(ParquetTake.SECONDS);
    List<Double> losses = new ArrayList<>();
    try (ParquetReader<Group> rows =
        ParquetReader.builder(
                new GroupReadSupport(),
                new org.apache.hadoop.fs.Path(folder.resolve("measurements.parquet").toUri()))
            .build()) {
      for (Group row = rows.read(); row != null; row = rows.read()) {
        losses.add(row.getDouble("loss", 0));
      }
    }
    assertThat(losses).containsExactly(0.5, Double.NEGATIVE_INFINITY);
  }

  private ParquetTable table(String name) {
    return ParquetTable.open(name, folder.resolve(name).toUri().toString());
  }

  @Test
  void json_isWhatTheApiSays() throws IOException {
    Path file =
        Path.of(
            ExportFormat.JSON
                .export()
                .write(history, new SavedModels(folder), folder.toString())
                .get(0));
    JsonNode json = Json.MAPPER.readTree(file.toFile());

    assertThat(json.at("/sweep/id").asText()).isEqualTo("s");
    assertThat(json.get("trials")).hasSize(2);
    assertThat(json.at("/trials/0/measurements/1/metrics/loss").asText()).isEqualTo("-Infinity");
    assertThat(json.at("/trials/1/end/kind").asText()).isEqualTo("ERROR");
  }

  @Test
  void of_saysWhichFormsThereAre() {
    assertThat(ExportFormat.of("CSV")).isEqualTo(ExportFormat.CSV);
    assertThatThrownBy(() -> ExportFormat.of("parqet"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--to parqet is none of csv, json, parquet")
        .hasMessageContaining("did you mean 'parquet'?");
  }
}
