package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.hadoop.ParquetRowConsumer;
import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.ParquetTake;
import dev.sweepline.worker.data.hadoop.StorageException;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** A user's own Parquet file, or a folder of them as Spark writes it. */
public final class ParquetSource implements TableSource {
  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public Format format(OptionReader options) {
    return ParquetSource::read;
  }

  private static Table read(
      DataFile file, DataFolders folders, Function<List<String>, Table> start) {
    try {
      ParquetTable parquet = ParquetTable.open(file.text(), file.address(folders));
      if (parquet.columns().size() < 2) {
        throw new DataException(
            file.text() + ": has one column only; a table needs a label and a feature");
      }
      Table table = start.apply(parquet.columns());
      parquet.read(takes(parquet.natural(), table), table.label().column(), new Filler(table));
      return table;
    } catch (StorageException e) {
      throw new DataException(e.getMessage(), e);
    }
  }

  /** As the sweep file says, else as the columns are. */
  private static List<ParquetTake> takes(List<ParquetTake> natural, Table table) {
    List<ParquetTake> takes =
        new ArrayList<>(Collections.nCopies(natural.size(), ParquetTake.NOTHING));
    TableLabel label = table.label();
    if (label.column() >= 0) {
      takes.set(label.column(), label.regression() ? ParquetTake.NUMBER : ParquetTake.TEXT);
    }
    table
        .features()
        .forEach(
            (column, cells) -> {
              ParquetTake own = natural.get(column);
              if (!cells.sure()) {
                cells.kind(kind(own));
              }
              takes.set(column, take(cells.kind(), own));
            });
    return takes;
  }

  private static ColumnKind kind(ParquetTake natural) {
    return switch (natural) {
      case NUMBER -> ColumnKind.NUMBER;
      case SECONDS -> ColumnKind.DATE;
      case TEXT, NOTHING -> ColumnKind.TEXT;
    };
  }

  /** Numbers and dates that are written as text are read from it. */
  private static ParquetTake take(ColumnKind kind, ParquetTake natural) {
    return switch (kind) {
      case NUMBER -> natural == ParquetTake.NUMBER ? natural : ParquetTake.TEXT;
      case DATE -> natural == ParquetTake.SECONDS ? natural : ParquetTake.TEXT;
      case TEXT -> ParquetTake.TEXT;
    };
  }

  /** Filler of a table with cells; a wrong one is the file's, not the reader's. */
  private record Filler(Table table) implements ParquetRowConsumer {
    @Override
    public void number(int column, double value) {
      table.cell(column, value);
    }

    @Override
    public void text(int column, String text, Supplier<String> place) {
      try {
        table.cell(column, text, place);
      } catch (DataException e) {
        throw new StorageException(e.getMessage(), e);
      }
    }
  }
}
