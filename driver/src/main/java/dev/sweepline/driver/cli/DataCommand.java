package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.view.ReportJson;
import dev.sweepline.worker.data.catalog.DataSetInfo;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.fetch.Downloader;
import dev.sweepline.worker.data.fetch.FetchException;
import dev.sweepline.worker.data.fetch.Publications;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code data}. */
@Command(
    name = "data",
    description = "Lists data sets and fetches them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | fetch)")
final class DataCommand implements Runnable {
  private final SessionContext context;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;

  /** Without a verb: what there is. */
  DataCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "write data list, or data fetch NAME");
  }

  @Command(name = "list", description = "Lists data sets and how to get what is not here.")
  int list(
      @Mixin LogOptions logOptions,
      @Mixin DataOptions data,
      @Option(names = "--json", description = "Prints JSON.") boolean json) {
    List<DataSetInfo> sets = new DataSets(data.folders(logOptions)).list();
    if (json) {
      context.console().json(ReportJson.rows(sets.stream().map(DataCommand::fields).toList()));
    } else {
      TextTable table = new TextTable(List.of("data set", "example", "classes", "here"));
      sets.forEach(set -> table.row(List.of(set.name(), set.shape(), set.classes(), here(set))));
      context.console().lines(table);
    }
    return 0;
  }

  private static Map<String, Object> fields(DataSetInfo set) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", set.name());
    fields.put("shape", set.shape());
    fields.put("classes", set.classes());
    fields.put("here", set.missing().isEmpty());
    set.missing().ifPresent(why -> fields.put("missing", why));
    return fields;
  }

  private static String here(DataSetInfo set) {
    return set.missing().isEmpty() ? "yes" : "deploy/sweep data fetch " + set.name();
  }

  @Command(
      name = "fetch",
      description = "Fetches a data set from its publisher into the home folder.")
  int fetch(
      @Mixin LogOptions logOptions,
      @Parameters(paramLabel = "NAME", description = "A data set.") String name) {
    if (!DataSets.names().contains(name)) {
      throw new UserException(
          "no data set '%s'; %s"
              .formatted(
                  name,
                  DidYouMean.nearest(name, DataSets.names())
                      .map(near -> "did you mean '" + near + "'?")
                      .orElse("to fetch there are " + String.join(", ", Publications.names()))));
    }
    if (Publications.of(name).isEmpty()) {
      context.console().line(name + " needs no fetching");
      return 0;
    }
    Path folder = logOptions.home().resolve("data").resolve(name);
    try {
      Downloader downloader = new Downloader(PATIENCE, context.console()::warn);
      Publications.of(name).get().forEach(file -> downloader.fetch(file, folder));
    } catch (FetchException e) {
      context.console().warn(e.getMessage());
      return 1;
    }
    context.console().line(name + " is in " + folder);
    return 0;
  }
}
