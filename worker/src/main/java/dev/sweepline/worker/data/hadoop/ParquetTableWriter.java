package dev.sweepline.worker.data.hadoop;

import dev.sweepline.sweep.table.ColumnType;
import dev.sweepline.sweep.table.SweepTable;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.sweep.table.TableText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Writer of tables as Parquet files, with the types of their columns. Stateless. */
public final class ParquetTableWriter {
  private ParquetTableWriter() {}

  /** Writes a table over whatever is at the path. */
  public static void write(SweepTable table, Path file) throws IOException {
    List<ColumnType> types = types(table);
    MessageType schema = schema(table.columns(), types);
    try (ParquetWriter<Group> writer =
            ExampleParquetWriter.builder(new LocalParquetFile(file))
                .withType(schema)
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.SNAPPY)
                .build();
        Stream<List<Optional<Object>>> rows = table.rows()) {
      for (Iterator<List<Optional<Object>>> each = rows.iterator(); each.hasNext(); ) {
        writer.write(group(schema, types, each.next()));
      }
    }
  }

  /** Those of the columns; where only values can say, what holds all of them. */
  private static List<ColumnType> types(SweepTable table) {
    List<TableColumn> columns = table.columns();
    Map<Integer, ColumnType> seen = new HashMap<>();
    try (Stream<List<Optional<Object>>> rows = table.rows()) {
      rows.forEach(
          row -> {
            for (int at = 0; at < row.size(); at++) {
              if (columns.get(at).type() == ColumnType.MIXED && row.get(at).isPresent()) {
                seen.merge(at, ColumnType.of(row.get(at).get()), ColumnType::with);
              }
            }
          });
    }
    return IntStream.range(0, columns.size())
        .mapToObj(at -> type(columns.get(at).type(), seen.getOrDefault(at, ColumnType.TEXT)))
        .toList();
  }

  private static ColumnType type(ColumnType declared, ColumnType seen) {
    return declared == ColumnType.MIXED ? seen : declared;
  }

  private static MessageType schema(List<TableColumn> columns, List<ColumnType> types) {
    Type[] fields = new Type[columns.size()];
    for (int at = 0; at < fields.length; at++) {
      fields[at] = field(columns.get(at).name(), types.get(at));
    }
    return new MessageType("table", fields);
  }

  private static Type field(String name, ColumnType type) {
    return switch (type) {
      case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(name);
      case REAL -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
      case BOOLEAN -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
      case TIME ->
          Types.optional(PrimitiveTypeName.INT64)
              .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS))
              .named(name);
      case TEXT, MIXED ->
          Types.optional(PrimitiveTypeName.BINARY)
              .as(LogicalTypeAnnotation.stringType())
              .named(name);
    };
  }

  private static Group group(
      MessageType schema, List<ColumnType> types, List<Optional<Object>> row) {
    Group group = new SimpleGroup(schema);
    for (int at = 0; at < row.size(); at++) {
      if (row.get(at).isPresent()) {
        Object value = row.get(at).get();
        switch (types.get(at)) {
          case INTEGER, TIME -> group.add(at, ((Number) value).longValue());
          case REAL -> group.add(at, ((Number) value).doubleValue());
          case BOOLEAN -> group.add(at, (boolean) value);
          case TEXT, MIXED -> group.add(at, TableText.text(value));
        }
      }
    }
    return group;
  }
}
