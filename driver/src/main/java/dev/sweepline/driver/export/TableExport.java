package dev.sweepline.driver.export;

import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.table.MeasurementTable;
import dev.sweepline.sweep.table.SweepTable;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.sweep.table.TableText;
import dev.sweepline.sweep.table.TrialTable;
import dev.sweepline.worker.data.hadoop.ParquetTableWriter;
import dev.sweepline.worker.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An export of a sweep's two tables, trials and measurements, a file each. Immutable.
 *
 * @param ending of the files' names
 */
record TableExport(String ending, TableWriter writer) implements FolderExport {
  static final TableExport CSV = new TableExport("csv", TableExport::csv);
  static final TableExport PARQUET = new TableExport("parquet", ParquetTableWriter::write);

  /** A writer of one table. */
  @FunctionalInterface
  interface TableWriter {
    void write(SweepTable table, Path file) throws IOException;
  }

  @Override
  public List<Path> write(SweepHistory history, Path folder) throws IOException {
    return List.of(
        write(TrialTable.of(history), folder.resolve("trials." + ending)),
        write(new MeasurementTable(history), folder.resolve("measurements." + ending)));
  }

  private Path write(SweepTable table, Path file) throws IOException {
    return WholeFile.write(file, part -> writer.write(table, part));
  }

  private static void csv(SweepTable table, Path file) throws IOException {
    List<TableColumn> columns = table.columns();
    try (Writer out = Files.newBufferedWriter(file);
        Stream<List<Optional<Object>>> rows = table.rows()) {
      out.write(TableText.head(table));
      rows.forEach(
          row -> {
            try {
              out.write(TableText.line(columns, row));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
