package dev.sweepline.worker.data.hadoop;

import java.io.IOException;
import java.util.List;
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
  private final List<ParquetTake> takes;
  private long row;

  ParquetRows(
      String file, ParquetFileReader reader, List<ParquetColumn> columns, List<ParquetTake> takes) {
    this.file = file;
    this.reader = reader;
    this.columns = columns;
    this.takes = takes;
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
    for (long end = row + group.getRowCount(); row < end; row++) {
      for (int column = 0; column < readers.size(); column++) {
        ColumnReader values = readers.get(column);
        if (takes.get(column) != ParquetTake.NOTHING) {
          cell(values, column, rows);
        }
        values.consume();
      }
    }
  }

  private void cell(ColumnReader values, int column, ParquetRowConsumer rows) {
    ParquetColumn kind = columns.get(column);
    if (values.getCurrentDefinitionLevel() < values.getDescriptor().getMaxDefinitionLevel()) {
      rows.text(column, "", this::place);
      return;
    }
    switch (takes.get(column)) {
      case NUMBER -> number(kind.number(values), column, rows);
      case SECONDS -> rows.number(column, kind.seconds(values));
      default -> rows.text(column, kind.text(values).strip(), this::place);
    }
  }

  /** Writers that know no missing numbers write NaN. */
  private void number(double number, int column, ParquetRowConsumer rows) {
    if (Double.isNaN(number)) {
      rows.text(column, "", this::place);
      return;
    }
    if (!Float.isFinite((float) number)) {
      throw new StorageException(
          "%s: %s in column '%s' is not a number of at most 3.4e38"
              .formatted(place(), number, columns.get(column).name()));
    }
    rows.number(column, number);
  }

  private String place() {
    return file + ": row " + (row + 1) + " of " + reader.getRecordCount();
  }
}
