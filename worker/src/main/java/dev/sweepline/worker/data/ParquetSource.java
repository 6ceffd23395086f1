package dev.sweepline.worker.data;

import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.StorageException;
import java.util.Optional;

/** A user's own Parquet file, or a folder of them as Spark writes it. */
final class ParquetSource implements DataSource {
  private static final String NO_FILE = "";

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public Summary summary() {
    return Summary.open("columns", "of its label", true);
  }

  @Override
  public boolean predictsNumbers(Options options) {
    return options.word("task", "classification", "regression").equals("regression");
  }

  @Override
  public Preparation.Standard standard(Options options) {
    return Preparation.Standard.TABLE;
  }

  @Override
  public Reader open(Options options) {
    DataFile file = new DataFile(options.text("file").orElse(NO_FILE));
    if (!options.has("file")) {
      options.complain("name", "file is missing; write dataset: {name: parquet, file: my.parquet}");
    }
    Optional<String> label = options.text("label");
    boolean regression = predictsNumbers(options);
    return new ParquetReader(file, label, regression);
  }

  /** The file with its options. */
  private record ParquetReader(DataFile file, Optional<String> label, boolean regression)
      implements Reader {
    @Override
    public Optional<String> missing(DataFolders folders) {
      return file.missing(folders);
    }

    @Override
    public RawData read(DataFolders folders) {
      try {
        ParquetTable parquet = ParquetTable.open(file.text(), file.address(folders));
        Table table = Table.of(file.text(), parquet.columns(), label, regression);
        parquet.read(
            table.label(),
            regression,
            (features, answer) -> {
              for (float value : features) {
                table.feature(value);
              }
              if (regression) {
                table.target(Float.parseFloat(answer));
              } else {
                table.className(answer);
              }
            });
        return table.data();
      } catch (StorageException e) {
        throw new DataException(e.getMessage(), e);
      }
    }
  }
}
