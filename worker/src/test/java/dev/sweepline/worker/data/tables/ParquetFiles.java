package dev.sweepline.worker.data.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Writes small Parquet files for tests, as Spark does: SNAPPY, part files and _SUCCESS. */
public final class ParquetFiles {
  private ParquetFiles() {}

  /**
   * One file.
   *
   * @param columns as a Parquet schema writes them
   * @param fill adds row numbers' values
   */
  public static void write(
      String address, String columns, int rows, BiConsumer<Group, Integer> fill) {
    MessageType schema = MessageTypeParser.parseMessageType("message table {" + columns + "}");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new Path(address))
            .withType(schema)
            .withCompressionCodec(CompressionCodecName.SNAPPY)
            .withConf(new Configuration())
            .build()) {
      for (int row = 0; row < rows; row++) {
        Group group = new SimpleGroup(schema);
        fill.accept(group, row);
        writer.write(group);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder of two parts of points (x, y) in two kinds, 12 rows and 8, and an empty one. */
  public static void points(String folder) {
    List<Integer> sizes = List.of(12, 0, 8);
    for (int part = 0; part < sizes.size(); part++) {
      write(
          "%s/part-0000%d-c000.snappy.parquet".formatted(folder, part),
          "optional double x; optional int32 y; optional binary kind (STRING);",
          sizes.get(part),
          (group, row) ->
              group
                  .append("x", row * 0.5)
                  .append("y", row)
                  .append("kind", row % 2 == 0 ? "even" : "odd"));
    }
    write(folder + "/_metadata", "optional double x;", 0, (group, row) -> {});
  }
}
