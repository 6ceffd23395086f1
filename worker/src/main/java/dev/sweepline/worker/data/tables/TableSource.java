package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A user's own table: rows of values, and one column that is to be predicted. */
public interface TableSource extends DataSource {

  /** Reads the options of the way in which it is stored. */
  Format format(OptionReader options);

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
  default boolean predictsNumbers(OptionReader options) {
    return TableOptions.regression(options);
  }

  @Override
  default Preparation.Standard standard(OptionReader options) {
    return TableOptions.standard(options);
  }

  @Override
  default Reader open(OptionReader options) {
    return new TableReader(TableOptions.of(name(), options), format(options));
  }

  /** A table whose options are known. */
  record TableReader(TableOptions options, Format format) implements Reader {
    /** Bytes that are read in some tenths of a second. */
    private static final long SMALL = 16L << 20;

    @Override
    public Optional<String> missing(DataFolders folders) {
      return options.parts().all().flatMap(file -> file.missing(folders).stream()).findFirst();
    }

    @Override
    public boolean small(DataFolders folders) {
      return options
              .parts()
              .all()
              .mapToLong(file -> file.bytesHere(folders).orElse(SMALL + 1))
              .sum()
          <= SMALL;
    }

    @Override
    public RawData read(DataFolders folders) {
      Table table =
          format.read(options.parts().main(), folders, columns -> Table.of(columns, options));
      RawData data = table.data();
      Function<DataFile, Examples> more =
          file ->
              format.read(file, folders, columns -> table.like(file, columns)).more(data.task());
      Optional<Examples> validation = options.parts().validation().map(more);
      Optional<Examples> test = options.parts().test().map(more);
      return new RawData(
          data.shape(),
          data.task(),
          data.pile(),
          validation,
          test,
          data.notes(),
          Optional.of(table.plan()));
    }
  }
}
