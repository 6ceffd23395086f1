package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.CurveChart;
import dev.sweepline.driver.text.MetricFormat;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.driver.text.TerminalText;
import dev.sweepline.driver.text.TextTable;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.LineageText;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code show}. */
@Command(
    name = "show",
    description = "Shows a sweep, or one trial with its learning curve.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private SweepArgument sweep;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TRIAL", description = "A trial's number.")
  private Integer trial;

  @Option(
      names = "--log",
      description = "Prints what was logged where the trial trained, its last lines.")
  private boolean log;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  ShowCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    if (trial == null && log) {
      throw new UserException("--log is of one trial; write show SWEEP TRIAL --log");
    }
    if (trial == null) {
      context.console().lines(json ? SweepJson.detail(history) + "\n" : text(history));
      return 0;
    }
    TrialHistory found = SweepLookup.trial(history, trial);
    if (log) {
      print(found);
      return 0;
    }
    context
        .console()
        .lines(
            json
                ? TrialJson.detail(history, found, standing(history, found)) + "\n"
                : text(history, found));
    return 0;
  }

  private void print(TrialHistory trial) {
    List<String> lines = trial.report().map(TrialReport::log).orElse(List.of());
    lines.forEach(context.console()::line);
    if (lines.isEmpty()) {
      context
          .console()
          .warn(
              trial.report().isPresent()
                  ? "trial %d left no log lines".formatted(trial.trial())
                  : "trial %d has not ended; its lines come with its end".formatted(trial.trial()));
    }
  }

  private static Standing standing(SweepHistory history, TrialHistory trial) {
    return Leaderboard.of(history).stream()
        .filter(row -> row.trial() == trial.trial())
        .findFirst()
        .orElseThrow();
  }

  private static String text(SweepHistory history) {
    StringBuilder text = new StringBuilder();
    text.append(SweepSummary.headline(history))
        .append('\n')
        .append(SweepSummary.best(history))
        .append('\n');
    SweepSummary.honest(history).ifPresent(line -> text.append(line).append('\n'));
    SweepSummary.failures(history).forEach(line -> text.append(line).append('\n'));
    history.submitted().prior().forEach(each -> text.append(each.text()).append('\n'));
    TextTable parameters = new TextTable(List.of("parameter", "kind", "range"));
    for (ParameterColumn column : history.submitted().parameters()) {
      parameters.row(List.of(column.name(), column.kind(), column.range()));
    }
    text.append(parameters);
    history.refitted().ifPresent(refit -> text.append(SweepSummary.refitted(refit)).append('\n'));
    history.ended().ifPresent(end -> end.notes().forEach(n -> text.append(n).append('\n')));
    return text.toString();
  }

  private static String text(SweepHistory history, TrialHistory trial) {
    int networks = history.submitted().networks();
    StringBuilder text = new StringBuilder();
    text.append(
        "%s trial %d, attempt %d: %s%n"
            .formatted(history.id(), trial.trial(), trial.attempt(), trial.state()));
    text.append("  slot: ").append(trial.slot()).append('\n');
    trial
        .parameters()
        .forEach(
            (name, value) ->
                text.append("  ")
                    .append(name)
                    .append(": ")
                    .append(TerminalText.line(ValueText.show(value)))
                    .append('\n'));
    LineageText.of(trial, history)
        .ifPresent(line -> text.append("  ").append(TerminalText.line(line)).append('\n'));
    for (TrialRetried retry : trial.retries()) {
      text.append("  attempt ").append(retry.attempt()).append(" failed, and another was made: ");
      text.append(retry.failure().kind())
          .append(": ")
          .append(TerminalText.line(retry.failure().reason()));
      text.append('\n');
    }
    trial
        .report()
        .ifPresent(
            report -> {
              report.end().explanation().ifPresent(why -> text.append(why).append('\n'));
              if (report.end() instanceof Failed failed) {
                text.append(failed.detail()).append('\n');
              }
              for (String name : MetricFormat.names(report.results())) {
                String shown = MetricFormat.show(report.results(), name, networks);
                text.append("  ").append(name).append(": ").append(shown).append('\n');
              }
            });
    chart(history, trial).ifPresent(text::append);
    return text.append(curve(trial, networks)).toString();
  }

  /** What the sweep ranks by, as it went. */
  private static Optional<String> chart(SweepHistory history, TrialHistory trial) {
    String objective = history.submitted().objective().name();
    double[] values =
        trial.measurements().stream()
            .mapToDouble(m -> m.metrics().getOrDefault(objective, Double.NaN))
            .toArray();
    return CurveChart.of(values)
        .map(
            chart ->
                "\n%s, epochs %d to %d%n%s%n"
                    .formatted(
                        objective,
                        trial.measurements().get(0).epoch(),
                        trial.measurements().get(values.length - 1).epoch(),
                        chart));
  }

  private static String curve(TrialHistory trial, int networks) {
    if (trial.measurements().isEmpty()) {
      return "";
    }
    List<String> names = MetricFormat.names(trial.measurements().get(0).metrics());
    List<String> head = new ArrayList<>(List.of("epoch", "step"));
    head.addAll(names);
    TextTable table = new TextTable(head);
    for (Measurement measurement : trial.measurements()) {
      List<String> cells = new ArrayList<>();
      cells.add(String.valueOf(measurement.epoch()));
      cells.add(String.valueOf(measurement.step()));
      names.forEach(name -> cells.add(MetricFormat.show(measurement.metrics(), name, networks)));
      table.row(cells);
    }
    return table.toString();
  }
}
