package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.cli.option.DataOptions;
import dev.sweepline.driver.cli.option.JarOptions;
import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.cli.option.SweepArgument;
import dev.sweepline.driver.cli.run.ReplayComparison.Result;
import dev.sweepline.driver.environment.Environment;
import dev.sweepline.driver.input.SplitPolicy;
import dev.sweepline.driver.input.SweepFiles;
import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.Verdict;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The verb {@code replay}. */
@Command(
    name = "replay",
    description =
        "Trains a recorded trial again and says whether its curve is the same: bit by bit under the"
            + " kernels it was recorded with, else nearly.",
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  private static final String KERNELS = "kernels";

  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private JarOptions jars;

  @Mixin private DataOptions data;

  @Mixin private SweepArgument sweep;

  @Parameters(index = "1", paramLabel = "TRIAL", description = "A trial's number.")
  private int trial;

  /** The verb in its surroundings. */
  public ReplayCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SweepHistory history = sweep.find(context.opener(), logOptions.log());
    TrialHistory recorded = SweepLookup.trial(history, trial);
    SweepSubmitted submitted = history.submitted();
    UserCode userCode = jars.of(submitted.file());
    DataFolders folders = data.folders(logOptions).beside(userCode.folder());
    Sweep read = SweepFiles.recorded(submitted, folders, userCode);
    ProgramSweeps.refuse(read, "replay compares the curves of networks");
    ReplayComparison replay = new ReplayComparison(recorded);
    TrialReport end;
    try (ScratchModels scratch = new ScratchModels()) {
      TrialRunner runner = new TrialRunner(folders, userCode, context.clock(), scratch.models());
      SpecFactory specs = SpecFactory.of(read);
      for (TrialHistory ancestor : ancestors(history, recorded)) {
        context.console().line("trial " + ancestor.trial() + " first, whose network it takes over");
        runner.run(specs.recorded(history, ancestor), measured -> Verdict.CONTINUE);
      }
      end = runner.run(specs.recorded(history, recorded), replay);
    }
    Map<String, String> then = new TreeMap<>(submitted.environment());
    Map<String, String> now = SplitPolicy.recordedIn(Environment.now(userCode));
    recorded.report().map(TrialReport::kernels).ifPresent(name -> then.put(KERNELS, name));
    then.remove(KERNELS, ""); // a log from before they were named
    now.put(KERNELS, end.kernels());
    String decides = then.containsKey(KERNELS) ? KERNELS : "cpu";
    boolean sameKernels = Objects.equals(then.get(decides), now.get(decides));
    Result result = replay.ended(end, sameKernels);
    context.console().line("trial " + trial + " of " + history.id() + ": " + result.text());
    if (!result.same() || !sameKernels) {
      changes(then, now).forEach(this::print);
    }
    return result.same() ? 0 : 1;
  }

  /** The trials from which a trial's network comes, oldest first. */
  private static List<TrialHistory> ancestors(SweepHistory history, TrialHistory trial) {
    Deque<TrialHistory> ancestors = new ArrayDeque<>();
    TrialHistory youngest = trial;
    while (youngest.lineage().isInherited() && youngest.lineage().parent() < youngest.trial()) {
      youngest = SweepLookup.trial(history, youngest.lineage().parent());
      ancestors.addFirst(youngest);
    }
    return List.copyOf(ancestors);
  }

  private void print(String name, String change) {
    context.console().line("  " + name + " " + change);
  }

  /** What may be the reason. */
  private static Map<String, String> changes(Map<String, String> then, Map<String, String> now) {
    Map<String, String> changes = new TreeMap<>();
    then.forEach(
        (name, value) -> {
          String today = now.getOrDefault(name, "not there");
          if (!value.equals(today)) {
            changes.put(name, "was " + value + ", is " + today);
          }
        });
    return changes;
  }
}
