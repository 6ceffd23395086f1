package dev.sweepline.driver.cli.predict;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.input.SavedModels;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvRecords;
import dev.sweepline.worker.data.csv.CsvSeparator;
import dev.sweepline.worker.data.hadoop.ParquetTable;
import dev.sweepline.worker.data.hadoop.StorageException;
import dev.sweepline.worker.data.images.ImageSetFile;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.predict.SavedNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code predict}. */
@Command(
    name = "predict",
    description =
        "Asks a sweep's saved network, its best or that of a refit, about the rows of a csv or"
            + " parquet file or about images.",
    mixinStandardHelpOptions = true)
public final class PredictCommand implements Callable<Integer> {
  private static final char COMMA = ',';
  private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private DataOptions data;

  @Mixin private SweepArgument sweep;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "ROWS",
      description =
          "A csv or parquet file with the columns that were trained on; more do no harm. Or images"
              + " and folders of such; of a set, a file of its form: CIFAR-10's .bin, or idx.")
  private List<String> rows = List.of();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where to write the rows with their predictions; default: standard output.")
  private Optional<Path> output = Optional.empty();

  /** The verb in its surroundings. */
  public PredictCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    Path model = new SavedModels(logOptions.home()).require(history);
    if (Files.isDirectory(model)) {
      throw new UserException(
          history.id() + " ran a program: only that knows how to read its checkpoints, " + model);
    }
    try (SavedNetwork network = SavedNetwork.read(model)) {
      if (output.isEmpty()) {
        answer(network, context.console()::line);
        return 0;
      }
      try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(output.get()))) {
        long written = answer(network, lines::println);
        context.console().line(output.get() + ": " + written + " rows with their predictions");
      }
      return 0;
    } catch (DataException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private long answer(SavedNetwork network, Consumer<String> lines) throws IOException {
    if (network.picture().isPresent() && rows.stream().noneMatch(row -> row.endsWith(".csv"))) {
      AnswerTable answers = new AnswerTable(network, COMMA, lines);
      return new PredictedPictures(network.picture().get(), answers, context.console()::warn)
          .write(rows);
    }
    if (rows.size() > 1) {
      throw new UserException(
          "the network was not trained on a folder of images: one file at a time, not "
              + String.join(" ", rows));
    }
    String file = rows.get(0);
    DataFolders folders = data.folders(logOptions);
    if (ImageSetFile.isCalledOne(file)) {
      AnswerTable answers = new AnswerTable(network, COMMA, lines);
      return new PredictedImages(network, ImageSetFile.read(Path.of(file)), answers).write(file);
    }
    if (isParquet(file, folders)) {
      return parquet(network, file, folders, new AnswerTable(network, COMMA, lines));
    }
    try (BufferedReader text = open(file, folders)) {
      char separator = CsvSeparator.of(file, folders);
      return new PredictedCsv(network, file, new AnswerTable(network, separator, lines))
          .write(new CsvRecords(file, separator, text));
    }
  }

  /** By its name, or its first bytes; a folder is one as Spark writes it. */
  private static boolean isParquet(String file, DataFolders folders) {
    DataFile place = new DataFile(file);
    if (file.toLowerCase(Locale.ROOT).matches(".*\\.parq(uet)?/?") || place.isFolderHere(folders)) {
      return true;
    }
    try (InputStream in = place.open(folders)) {
      return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static long parquet(
      SavedNetwork network, String file, DataFolders folders, AnswerTable answers) {
    try {
      ParquetTable table = ParquetTable.open(file, new DataFile(file).address(folders));
      return new PredictedParquet(network, file, table, answers).write();
    } catch (StorageException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private static UserException unreadable(String file, IOException e) {
    return new UserException(file + ": cannot be read: " + IoReason.of(e), e);
  }

  private static BufferedReader open(String file, DataFolders folders) {
    try {
      return new BufferedReader(
          new InputStreamReader(new DataFile(file).open(folders), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }
}
