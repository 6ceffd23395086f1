package dev.sweepline.worker.data.hadoop;

import java.io.IOException;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;

/** Reader of one file's rows, a group of them at a time. Not thread-safe; for one use. */
final class ParquetRows {
  private final String file;
  private final ParquetFileReader reader;
  private final List<ParquetColumn> columns;
  private final int label;
  private final boolean regression;
  private long row;

  ParquetRows(
      String file,
      ParquetFileReader reader,
      List<ParquetColumn> columns,
      int label,
      boolean regression) {
    this.file = file;
    this.reader = reader;
    this.columns = columns;
    this.label = label;
    this.regression = regression;
  }

  void read(ParquetRowConsumer rows) throws IOException {
    for (PageReadStore group = reader.readNextRowGroup();
        group != null;
        group = reader.readNextRowGroup()) {
      group(group, rows);
    }
  }

  private void group(PageReadStore group, ParquetRowConsumer rows) {
    FileMetaData meta = reader.getFooter().getFileMetaData();
    ColumnReadStoreImpl store =
        new ColumnReadStoreImpl(
            group,
            new DummyRecordConverter(meta.getSchema()).getRootConverter(),
            meta.getSchema(),
            meta.getCreatedBy());
    List<ColumnReader> readers =
        meta.getSchema().getColumns().stream().map(store::getColumnReader).toList();
    double[] features = new double[columns.size() - 1];
    for (long end = row + group.getRowCount(); row < end; row++) {
      int feature = 0;
      String answer = "";
      for (int column = 0; column < readers.size(); column++) {
        ColumnReader values = readers.get(column);
        requireValue(values, column);
        if (column == label) {
          answer = regression ? String.valueOf(number(values, column)) : text(values, column);
        } else {
          features[feature++] = number(values, column);
        }
        values.consume();
      }
      rows.add(features, answer);
    }
  }

  private void requireValue(ColumnReader values, int column) {
    ColumnDescriptor descriptor = values.getDescriptor();
    if (values.getCurrentDefinitionLevel() < descriptor.getMaxDefinitionLevel()) {
      throw new StorageException(
          "%s: the value of column '%s' is missing; fill it in, or leave the row out"
              .formatted(place(), columns.get(column).name()));
    }
  }

  private String text(ColumnReader values, int column) {
    String text = columns.get(column).text(values);
    if (text.isBlank() || text.equals("NaN")) {
      throw new StorageException(
          "%s: the value of column '%s' is missing; fill it in, or leave the row out"
              .formatted(place(), columns.get(column).name()));
    }
    return text;
  }

  private double number(ColumnReader values, int column) {
    double number = columns.get(column).number(values);
    if (!Float.isFinite((float) number)) {
      throw new StorageException(
          "%s: %s in column '%s' is not a number of at most 3.4e38"
              .formatted(place(), number, columns.get(column).name()));
    }
    return number;
  }

  private String place() {
    return file + ": row " + (row + 1) + " of " + reader.getRecordCount();
  }
}
