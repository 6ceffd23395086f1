package dev.sweepline.driver.cli.init;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvSeparator;
import dev.sweepline.worker.data.csv.CsvSource;
import dev.sweepline.worker.data.images.ImageSurvey;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.tables.ParquetSource;
import dev.sweepline.worker.data.tables.TableSource;
import dev.sweepline.worker.data.tables.TableSurvey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code init}. */
@Command(
    name = "init",
    description =
        "Drafts a sweep file for a table, csv or parquet, or a folder of images, as it is; or"
            + " clones a past sweep's.",
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
  private enum Task {
    CLASSIFICATION,
    REGRESSION
  }

  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private DataOptions data;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..1",
      description =
          "A csv file, also gzipped, or parquet; a folder with one folder of images a class, with"
              + " CIFAR-10's binary files or with four idx files.")
  private Optional<String> named = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "SWEEP",
      description = "Clones a sweep's file, by its id or name, or: latest.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Changes the clone, such as budget.epochs=30 or 'parameters.hidden={values: [32, 64]}';"
              + " any number of times.")
  private List<String> edits = List.of();

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column to predict; default: one called like a label, or the last.")
  private Optional<String> label = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      description = "classification or regression; default: as the label's values look.")
  private Optional<String> task = Optional.empty();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "The sweep file to write; default: the data's or the sweep's name with .yaml, here.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--force", description = "Writes over a file that is there.")
  private boolean force;

  /** The verb in its surroundings. */
  public InitCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (named.isPresent() == from.isPresent()) {
      throw new UserException("name either data or, with --from, a sweep");
    }
    if (from.isEmpty() && !edits.isEmpty()) {
      throw new UserException("--set changes a clone: it needs --from SWEEP");
    }
    if (from.isPresent()) {
      return copy(from.get());
    }
    String table = named.get();
    return images(table).map(survey -> images(table, survey)).orElseGet(() -> table(table));
  }

  private int copy(String key) {
    SweepHistory sweep =
        SweepLookup.find(SweepLookup.read(context.opener(), logOptions.log()), key);
    SweepClone draft = SweepClone.of(sweep.submitted(), edits);
    context
        .console()
        .line(
            "%s: as it was submitted%s"
                .formatted(sweep.id(), edits.isEmpty() ? "" : ", but " + String.join(", ", edits)));
    return write(draft.name(), draft.text());
  }

  /** A folder on this machine that holds images in one of the forms that are known. */
  private static Optional<ImageSurvey> images(String place) {
    Path path = Path.of(place);
    Path folder = isIdx(path) ? path.toAbsolutePath().getParent() : path;
    try {
      return folder != null && Files.isDirectory(folder)
          ? ImageSurvey.of(folder, isIdx(path) ? folder.toString() : place)
          : Optional.empty();
    } catch (DataException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private static boolean isIdx(Path path) {
    return Files.isRegularFile(path)
        && path.getFileName().toString().matches(".*-idx[13]-ubyte(\\.gz)?");
  }

  private int images(String folder, ImageSurvey survey) {
    if (label.isPresent() || task.isPresent()) {
      throw new UserException("--label and --task are for tables; images have their folders");
    }
    ImageDraft draft = new ImageDraft(name(folder), folder, survey);
    context
        .console()
        .line(
            "%s: %d images of %d classes: %s; %s"
                .formatted(
                    folder,
                    survey.images(),
                    survey.counts().size(),
                    draft.classes(),
                    survey.sizes()));
    return write(draft.name(), draft.text());
  }

  private int table(String table) {
    TableDraft draft = draft(table, data.folders(logOptions));
    LabelChoice choice = draft.label();
    context
        .console()
        .line(
            "%s: %d rows of %d columns; predicts '%s' (%s), because %s; --label names another"
                .formatted(
                    table,
                    draft.survey().rows(),
                    draft.survey().columns().size(),
                    CommentText.plain(choice.column().name()),
                    choice.shown(),
                    choice.why()));
    return write(draft.name(), draft.text());
  }

  private int write(String name, String text) {
    Path file = output.orElse(Path.of(name + ".yaml"));
    write(file, text);
    context.console().line("wrote " + file + "; next: deploy/sweep run " + file);
    return 0;
  }

  private TableDraft draft(String table, DataFolders folders) {
    Optional<Boolean> regression = task.map(InitCommand::regression);
    boolean parquet = !isCsv(table);
    TableSource source = parquet ? new ParquetSource() : new CsvSource();
    try {
      char separator = parquet ? ',' : CsvSeparator.of(table, folders);
      TableSurvey survey = survey(table, source, separator, folders);
      LabelChoice choice = LabelChoice.of(survey, label, regression);
      return new TableDraft(name(table), source.name(), table, separator, survey, choice);
    } catch (DataException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private static TableSurvey survey(
      String table, TableSource source, char separator, DataFolders folders) {
    Map<String, Object> stored = Map.of("separator", String.valueOf(separator));
    TableSurvey survey = TableSurvey.of(source, table, stored, folders);
    if (!survey.headless()) {
      return survey;
    }
    Map<String, Object> bare = Map.of("separator", String.valueOf(separator), "header", false);
    TableSurvey again = TableSurvey.of(source, table, bare, folders);
    return new TableSurvey(again.rows(), true, again.columns());
  }

  private static boolean isCsv(String file) {
    String lower = file.toLowerCase(Locale.ROOT);
    return lower.matches(".*\\.(csv|tsv|txt|data)(\\.gz)?");
  }

  private static boolean regression(String word) {
    try {
      return Task.valueOf(word.toUpperCase(Locale.ROOT)) == Task.REGRESSION;
    } catch (IllegalArgumentException e) {
      throw new UserException("--task '" + word + "' is not classification or regression", e);
    }
  }

  /** The data's name without folders and endings, of characters that are safe everywhere. */
  private static String name(String table) {
    String file = table.replaceAll("/+$", "").replaceAll(".*/", "");
    String bare = file.replaceAll("(?i)\\.gz$", "").replaceAll("\\.[A-Za-z0-9]+$", "");
    String safe = bare.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return safe.isEmpty() ? "sweep" : safe.substring(0, Math.min(60, safe.length()));
  }

  private void write(Path file, String text) {
    OpenOption existing =
        force ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.CREATE_NEW;
    try {
      Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE, existing);
    } catch (FileAlreadyExistsException e) {
      throw new UserException(
          file + ": exists; write elsewhere with --output FILE, or over it with --force", e);
    } catch (IOException e) {
      throw new UserException(file + ": cannot be written: " + IoReason.of(e), e);
    }
  }
}
