package dev.sweepline.driver.cli.init;

import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvSeparator;
import dev.sweepline.worker.data.csv.CsvSource;
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
    description = "Drafts a sweep file for a table: csv or parquet, as it is.",
    mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {
  private enum Task {
    CLASSIFICATION,
    REGRESSION
  }

  private final CommandContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private DataOptions data;

  @Parameters(paramLabel = "TABLE", description = "A csv file, also gzipped, or parquet.")
  private String table;

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
      description = "The sweep file to write; default: the table's name with .yaml, here.")
  private Optional<Path> output = Optional.empty();

  @Option(names = "--force", description = "Writes over a file that is there.")
  private boolean force;

  /** The verb in its surroundings. */
  public InitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TableDraft draft = draft(data.folders(logOptions));
    Path file = output.orElse(Path.of(draft.name() + ".yaml"));
    write(file, draft.text());
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
    context.console().line("wrote " + file + "; next: deploy/sweep run " + file);
    return 0;
  }

  private TableDraft draft(DataFolders folders) {
    Optional<Boolean> regression = task.map(InitCommand::regression);
    boolean parquet = !isCsv(table);
    TableSource source = parquet ? new ParquetSource() : new CsvSource();
    try {
      char separator = parquet ? ',' : CsvSeparator.of(table, folders);
      TableSurvey survey = survey(source, separator, folders);
      LabelChoice choice = LabelChoice.of(survey, label, regression);
      return new TableDraft(name(), source.name(), table, separator, survey, choice);
    } catch (DataException e) {
      throw new UserException(e.getMessage(), e);
    }
  }

  private TableSurvey survey(TableSource source, char separator, DataFolders folders) {
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

  /** The table's name without folders and endings, of characters that are safe everywhere. */
  private String name() {
    String file = table.replaceAll("/+$", "").replaceAll(".*/", "");
    String bare = file.replaceAll("(?i)\\.gz$", "").replaceAll("\\.[A-Za-z0-9]+$", "");
    String safe = bare.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
    return safe.isEmpty() ? "table" : safe.substring(0, Math.min(60, safe.length()));
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
