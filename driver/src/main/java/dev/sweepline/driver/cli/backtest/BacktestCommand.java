package dev.sweepline.driver.cli.backtest;

import dev.sweepline.driver.backtest.Backtest;
import dev.sweepline.driver.backtest.MethodChoice;
import dev.sweepline.driver.backtest.MethodResult;
import dev.sweepline.driver.backtest.report.BacktestHtml;
import dev.sweepline.driver.backtest.report.BacktestJson;
import dev.sweepline.driver.backtest.report.BacktestText;
import dev.sweepline.driver.backtest.report.Comparison;
import dev.sweepline.driver.backtest.table.ColumnRequest;
import dev.sweepline.driver.backtest.table.MeasuredTable;
import dev.sweepline.driver.backtest.table.RecordedTrials;
import dev.sweepline.driver.backtest.table.SpaceFit;
import dev.sweepline.driver.backtest.table.TableReader;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.input.Submissions;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code backtest}. */
@Command(
    name = "backtest",
    description =
        "Compares methods and stopping rules on trainings that were measured before: a table of"
            + " configurations, or the trials of a sweep that ran. Nothing is trained.",
    mixinStandardHelpOptions = true)
public final class BacktestCommand implements Callable<Integer> {
  private final SessionContext context;

  @Parameters(
      paramLabel = "FILE",
      description = "A sweep file. Its parameters are called as the table's columns.")
  private String file;

  @Option(
      names = "--against",
      required = true,
      paramLabel = "TABLE|SWEEP",
      description =
          "A csv file, gzipped or not, one configuration a row; or a recorded sweep's id or name,"
              + " or: latest.")
  private String against;

  @Option(
      names = "--methods",
      paramLabel = "LIST",
      description =
          "What to compare: METHOD, METHOD+RULE, RULE or none, each with settings, for example"
              + " random,tpe+asha,tpe+hyperband:min_iter=3. Default: random and the file's own.")
  private String methods = "";

  @Option(names = "--trials", paramLabel = "N", description = "Of each run; default: 100.")
  private int trials = 100;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each; default: 30.")
  private int seeds = 30;

  @Option(names = "--slots", paramLabel = "N", description = "Trials at once; default: 1.")
  private int slots = 1;

  @Option(
      names = "--objective",
      paramLabel = "COLUMN",
      description =
          "What trials end with, or PREFIX*: each such column is a training, and every trial draws"
              + " one. Default: the file's metric.")
  private String objective;

  @Option(
      names = "--curve",
      paramLabel = "PREFIX*",
      description = "The objective after each epoch, a column each: for stopping rules.")
  private String curve;

  @Option(
      names = "--step",
      paramLabel = "COLUMN",
      description =
          "After how many epochs a row was measured, where a training has a row for each.")
  private String step;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Runs computed at once; default: this machine's cores. Changes no result.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private LogOptions logOptions;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Writes a page with charts, which needs nothing else.")
  private Path html;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /** The verb in its surroundings. */
  public BacktestCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    requirePositive("--trials", trials);
    requirePositive("--seeds", seeds);
    requirePositive("--slots", slots);
    requirePositive("--threads", threads);
    requirePlaceForPage();
    ParsedSweep read = SweepFiles.readAlone(file);
    Sweep sweep = read.sweep().orElseThrow();
    List<MethodChoice> choices = choices(sweep);
    MeasuredTable table = SpaceFit.of(table(sweep), read);
    Backtest test =
        new Backtest(
            read,
            table,
            new Backtest.Settings(trials, seeds, slots, threads),
            Submissions::unsaved);
    show(sweep, table, test.run(choices));
    return 0;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UserException(option + " " + value + " is not at least 1");
    }
  }

  private List<MethodChoice> choices(Sweep sweep) {
    String own = sweep.search().method().word();
    String some = own.equals("random") ? own : "random," + own;
    return MethodChoice.list(methods.isBlank() ? some : methods);
  }

  private MeasuredTable table(Sweep sweep) {
    Optional<Path> path = path();
    if (path.isPresent()) {
      ColumnRequest request =
          new ColumnRequest(
              Optional.ofNullable(objective),
              Optional.ofNullable(curve),
              Optional.ofNullable(step),
              sweep.objective().name());
      return TableReader.read(path.get(), against, SpaceFit.columns(sweep.space()), request);
    }
    return RecordedTrials.of(
        SweepLookup.find(SweepLookup.read(context.opener(), logOptions.log()), against),
        sweep.objective(),
        sweep.space());
  }

  /** Empty where it is meant to be a sweep. */
  private Optional<Path> path() {
    try {
      Path path = Path.of(against);
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      throw new UserException(against + ": is no path here: " + e.getReason(), e);
    }
    if (against.contains("/") || against.endsWith(".csv") || against.endsWith(".gz")) {
      throw new UserException(against + ": no such file");
    }
    return Optional.empty();
  }

  private void show(Sweep sweep, MeasuredTable table, List<MethodResult> results) {
    Comparison comparison =
        new Comparison(
            file,
            against,
            sweep.objective(),
            table.configurations().size(),
            table.optimum(sweep.objective().goal()),
            trials,
            slots,
            results,
            table.notes());
    if (html != null) {
      write(BacktestHtml.write(comparison));
    }
    if (json) {
      context.console().json(BacktestJson.write(comparison));
      return;
    }
    TextTable rows = new TextTable(BacktestText.TITLES);
    BacktestText.rows(comparison).forEach(rows::row);
    context.console().line(BacktestText.headline(comparison));
    context.console().lines(rows);
    BacktestText.lines(comparison).forEach(context.console()::line);
  }

  private void write(String page) {
    try {
      Files.writeString(html, page);
    } catch (IOException e) {
      throw new IllegalStateException(html + ": cannot be written: " + IoReason.of(e), e);
    }
  }

  /** Told before minutes of computing. */
  private void requirePlaceForPage() {
    if (html == null) {
      return;
    }
    Path folder = html.toAbsolutePath().getParent();
    if (Files.isDirectory(html) || folder == null || !Files.isDirectory(folder)) {
      throw new UserException("--html " + html + ": there is no folder for such a file");
    }
  }
}
