package dev.sweepline.driver.cli.plan;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.ProgramOption;
import dev.sweepline.driver.input.PriorSweeps;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.PriorSweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.view.ReportJson;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code plan}. */
@Command(
    name = "plan",
    description = "Says what a sweep file would run, without running it.",
    mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
  private final SessionContext context;

  @Parameters(paramLabel = "FILE", description = "A sweep file.")
  private String file;

  @Option(names = "--rows", paramLabel = "N", description = "First rows to show; default: 5.")
  private int rows = 5;

  @Mixin private LogOptions logOptions;

  @Mixin private JarOptions jars;

  @Mixin private DataOptions data;

  @Mixin private ProgramOption program;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  /** The verb in its surroundings. */
  public PlanCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (rows < 0) {
      throw new UserException("--rows " + rows + " is negative; give 0 or more");
    }
    UserCode userCode = jars.of(file);
    ParsedSweep reading =
        SweepFiles.readToPlan(file, program.read(file), data.folders(logOptions), userCode);
    if (reading.sweep().isEmpty()) {
      throw UserException.in(reading.file(), reading.errors());
    }
    Sweep sweep = reading.sweep().get();
    List<PriorSweep> prior =
        PriorSweeps.of(sweep, () -> SweepLookup.read(context.opener(), logOptions.log()));
    Plan plan =
        Plan.of(sweep, new NetworkFamilies(userCode), prior, rows).withNotes(reading.notes());
    List<String> costs = new DoctorNotes(logOptions.home()).find(reading.text());
    if (json) {
      context
          .console()
          .json(
              ReportJson.plan(
                  plan.trials(),
                  plan.method(),
                  plan.parameters(),
                  nested(plan.rows(), reading.sweep().get()),
                  reading.warnings(),
                  more(plan, costs, reading.sweep().get())));
    } else {
      print(plan, costs, reading);
    }
    return 0;
  }

  /** Rows as trials get them. */
  private static List<Map<String, Object>> nested(List<Map<String, Object>> rows, Sweep sweep) {
    return rows.stream().map(sweep.space().assignments()::nested).toList();
  }

  private static Map<String, Object> more(Plan plan, List<String> costs, Sweep sweep) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("headline", plan.headline());
    more.put("samples", nested(plan.samples(), sweep));
    plan.grid().ifPresent(grid -> more.put("grid", grid.json()));
    sweep.search().earlyTerminate().stream()
        .filter(rule -> !rule.rungs().isEmpty())
        .findFirst()
        .ifPresent(rule -> more.put("bands", rule.rungs()));
    more.put("notes", plan.notes());
    more.put("costs", costs);
    return more;
  }

  private void print(Plan plan, List<String> costs, ParsedSweep reading) {
    context.warn(reading);
    context.console().line(plan.headline());
    TextTable parameters = new TextTable(List.of("parameter", "kind", "range"));
    for (ParameterColumn column : plan.parameters()) {
      parameters.row(List.of(column.name(), column.kind(), column.range()));
    }
    context.console().lines(parameters);
    plan.notes().forEach(context.console()::line);
    costs.forEach(line -> context.console().line("doctor's " + line));
    print("First trials:", plan, plan.rows(), true);
    print("Some of the others:", plan, plan.samples(), false);
  }

  private void print(String title, Plan plan, List<Map<String, Object>> rows, boolean numbered) {
    if (!rows.isEmpty()) {
      context.console().line("");
      context.console().line(title);
      context.console().lines(table(plan, rows, numbered));
    }
  }

  private static TextTable table(Plan plan, List<Map<String, Object>> rows, boolean numbered) {
    List<String> names = plan.parameters().stream().map(ParameterColumn::name).toList();
    List<String> head = new ArrayList<>(List.of("trial"));
    head.addAll(names);
    TextTable table = new TextTable(head);
    int trial = 0;
    for (Map<String, Object> row : rows) {
      List<String> cells = new ArrayList<>(List.of(numbered ? String.valueOf(trial++) : ""));
      names.forEach(name -> cells.add(row.containsKey(name) ? ValueText.show(row.get(name)) : ""));
      table.row(cells);
    }
    return table;
  }
}
