package dev.sweepline.driver.api;

import dev.sweepline.sweep.table.ColumnType;
import dev.sweepline.sweep.table.SweepTable;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.sweep.table.TableText;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** A sweep's table as Spark's rows, as it was at one moment. Immutable. */
record BoardRows(StructType type, List<Row> rows) {
  static BoardRows of(SweepTable table) {
    List<List<Optional<Object>>> values = table.rows().toList();
    List<TableColumn> columns = table.columns();
    List<ColumnType> types = new ArrayList<>();
    StructField[] fields = new StructField[columns.size()];
    for (int at = 0; at < fields.length; at++) {
      TableColumn column = columns.get(at);
      types.add(column.type() == ColumnType.MIXED ? narrowest(values, at) : column.type());
      fields[at] = DataTypes.createStructField(column.name(), type(types.get(at)), true);
    }
    List<Row> rows = values.stream().map(row -> RowFactory.create(cells(row, types))).toList();
    return new BoardRows(new StructType(fields), rows);
  }

  private static ColumnType narrowest(List<List<Optional<Object>>> rows, int column) {
    return ColumnType.of(rows.stream().flatMap(row -> row.get(column).stream()).toList());
  }

  private static DataType type(ColumnType type) {
    return switch (type) {
      case INTEGER -> DataTypes.LongType;
      case REAL -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIME -> DataTypes.TimestampType;
      case TEXT, MIXED -> DataTypes.StringType;
    };
  }

  /** Spark has null where there is nothing. */
  private static Object[] cells(List<Optional<Object>> row, List<ColumnType> types) {
    Object[] cells = new Object[row.size()];
    for (int at = 0; at < cells.length; at++) {
      ColumnType type = types.get(at);
      cells[at] = row.get(at).map(value -> cell(type, value)).orElse(null);
    }
    return cells;
  }

  private static Object cell(ColumnType type, Object value) {
    return switch (type) {
      case REAL -> ((Number) value).doubleValue();
      case TIME -> new Timestamp((Long) value);
      case INTEGER, BOOLEAN -> value;
      case TEXT, MIXED -> TableText.text(value);
    };
  }

  Dataset<Row> in(SparkSession spark) {
    return spark.createDataFrame(rows, type);
  }
}
