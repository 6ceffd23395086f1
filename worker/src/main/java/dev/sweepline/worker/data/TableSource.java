package dev.sweepline.worker.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A user's own table: rows of numbers, and one column that is to be predicted. */
interface TableSource extends DataSource {

  /** Reads the options of the way in which it is stored. */
  Format format(Options options);

  /** A way to store tables. */
  interface Format {
    /**
     * Reads a file to the end.
     *
     * @param start makes the table that has these columns
     * @throws DataException when it is absent or broken
     */
    Table read(DataFile file, DataFolders folders, Function<List<String>, Table> start);
  }

  @Override
  default Summary summary() {
    return Summary.open("columns", "of its label", true);
  }

  @Override
  default boolean predictsNumbers(Options options) {
    return TableOptions.regression(options);
  }

  @Override
  default Preparation.Standard standard(Options options) {
    return Preparation.Standard.TABLE;
  }

  @Override
  default Reader open(Options options) {
    return new TableReader(TableOptions.of(name(), options), format(options));
  }

  /** A table whose options are known. */
  record TableReader(TableOptions options, Format format) implements Reader {
    @Override
    public Optional<String> missing(DataFolders folders) {
      return options.file().missing(folders);
    }

    @Override
    public RawData read(DataFolders folders) {
      return format.read(options.file(), folders, columns -> Table.of(columns, options)).data();
    }
  }
}
