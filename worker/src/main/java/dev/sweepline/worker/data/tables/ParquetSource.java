package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.StorageException;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.util.List;
import java.util.function.Function;

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
      Table table = start.apply(parquet.columns());
      parquet.read(
          table.label(),
          table.regression(),
          (features, answer) -> {
            for (double value : features) {
              table.feature(value);
            }
            if (table.regression()) {
              table.target(Double.parseDouble(answer));
            } else {
              table.className(answer);
            }
          });
      return table;
    } catch (StorageException e) {
      throw new DataException(e.getMessage(), e);
    }
  }
}
