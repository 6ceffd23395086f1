package dev.sweepline.driver.cli.option;

import dev.sweepline.worker.data.source.DataFolders;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of where data sets are looked for. */
public final class DataOptions {
  @Option(names = "--data", paramLabel = "DIR", description = "Where data sets are looked for.")
  private String data;

  /** There, then in the home. */
  public DataFolders folders(LogOptions logOptions) {
    return DataFolders.of(Optional.ofNullable(data), logOptions.home());
  }
}
