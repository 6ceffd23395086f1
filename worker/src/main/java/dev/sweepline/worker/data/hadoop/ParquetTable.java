package dev.sweepline.worker.data.hadoop;

import dev.sweepline.sweep.text.Words;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** A Parquet file, or a folder of such as Spark writes it, with flat columns. Immutable. */
public final class ParquetTable {
  private final String file;
  private final List<FileStatus> parts;
  private final List<ParquetColumn> columns;

  private ParquetTable(String file, List<FileStatus> parts, List<ParquetColumn> columns) {
    this.file = file;
    this.parts = parts;
    this.columns = columns;
  }

  /**
   * Finds the files and reads the columns of the first.
   *
   * @param file what messages call it
   * @param address a path with its scheme
   * @throws StorageException when it cannot be reached or is no table
   */
  public static ParquetTable open(String file, String address) {
    FileStatus status = Storage.status(address);
    List<FileStatus> parts = PartFiles.of(file, status);
    String first = name(file, parts.get(0), parts.size());
    try (ParquetFileReader reader = reader(parts.get(0))) {
      return new ParquetTable(file, parts, columns(first, schema(reader)));
    } catch (IOException | RuntimeException e) {
      throw broken(first, e);
    }
  }

  public List<String> columns() {
    return columns.stream().map(ParquetColumn::name).toList();
  }

  /** What each column is taken as where nobody says; nothing where it cannot be. */
  public List<ParquetTake> natural() {
    return columns.stream().map(ParquetColumn::natural).toList();
  }

  /**
   * Reads every row.
   *
   * @param takes in which form each column is taken
   * @param label the label's column
   * @throws StorageException naming the file, and the column or row that cannot be read so
   */
  public void read(List<ParquetTake> takes, int label, ParquetRowConsumer rows) {
    requireKinds(takes, label);
    for (FileStatus part : parts) {
      String name = name(file, part, parts.size());
      try (ParquetFileReader reader = reader(part)) {
        requireSame(name, columns(name, schema(reader)));
        new ParquetRows(name, reader, columns, takes).read(rows);
      } catch (IOException | RuntimeException e) {
        throw broken(name, e);
      }
    }
  }

  private void requireKinds(List<ParquetTake> takes, int label) {
    for (int at = 0; at < takes.size(); at++) {
      ParquetColumn column = columns.get(at);
      boolean fits =
          switch (takes.get(at)) {
            case NOTHING -> true;
            case NUMBER -> column.isNumber();
            case SECONDS -> column.isDate();
            case TEXT -> column.isNumber() || column.isText();
          };
      if (!fits && at == label) {
        throw new StorageException(
            "%s: label column '%s' holds %s, not %s"
                .formatted(
                    file,
                    column.name(),
                    column.kind(),
                    takes.get(at) == ParquetTake.NUMBER
                        ? "numbers; is it task: classification?"
                        : "text or numbers"));
      }
      if (!fits) {
        throw new StorageException(
            "%s: column '%s' holds %s, which cannot be taken as %s; drop it, or write it otherwise"
                .formatted(file, column.name(), column.kind(), Words.of(takes.get(at))));
      }
    }
  }

  private void requireSame(String part, List<ParquetColumn> others) {
    if (!others.equals(columns)) {
      throw new StorageException(
          "%s: has columns %s, the first part %s".formatted(part, shown(others), shown(columns)));
    }
  }

  private static ParquetFileReader reader(FileStatus part) throws IOException {
    return ParquetFileReader.open(HadoopInputFile.fromStatus(part, Storage.configuration()));
  }

  private static MessageType schema(ParquetFileReader reader) {
    return reader.getFooter().getFileMetaData().getSchema();
  }

  private static List<ParquetColumn> columns(String file, MessageType schema) {
    for (ColumnDescriptor column : schema.getColumns()) {
      if (column.getPath().length > 1 || column.getMaxRepetitionLevel() > 0) {
        throw new StorageException(
            "%s: column '%s' is nested; only flat columns can be read"
                .formatted(file, column.getPath()[0]));
      }
    }
    return schema.getColumns().stream().map(ParquetColumn::of).toList();
  }

  /** The file's name within the folder, if it is in one. */
  private static String name(String file, FileStatus part, int parts) {
    return parts == 1 ? file : file + "/" + part.getPath().getName();
  }

  private static StorageException broken(String file, Exception e) {
    String message = StorageFailures.reason(e);
    return message.contains("not a Parquet file") || message.contains("corrupted")
        ? new StorageException(file + ": is not a parquet file, or cut short", e)
        : StorageFailures.of(file, e);
  }

  private static String shown(List<ParquetColumn> columns) {
    return columns.stream()
        .limit(8)
        .map(column -> column.name() + " (" + column.kind() + ")")
        .collect(Collectors.joining(", ", "", columns.size() > 8 ? ", …" : ""));
  }
}
