package dev.sweepline.driver.cli.run;

import dev.sweepline.driver.input.RunCap;
import dev.sweepline.driver.loop.TrialQueue;
import dev.sweepline.driver.session.ResumeAction;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.text.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verb {@code extend}. */
@Command(
    name = "extend",
    description = "Gives a sweep more trials than its file says, or its trials more epochs.",
    mixinStandardHelpOptions = true)
public final class ExtendCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private ResumeOptions sweep;

  @ArgGroup(multiplicity = "1")
  private More more;

  @Parameters(
      index = "1..*",
      paramLabel = "TRIAL",
      description = "Trials' numbers, with --epochs; default: all that completed.")
  private List<Integer> named = new ArrayList<>();

  /** One of the two. */
  private static final class More {
    @Option(names = "--trials", paramLabel = "+N", description = "How many trials more.")
    private Integer trials;

    @Option(
        names = "--epochs",
        paramLabel = "+N",
        description =
            "How many epochs more its completed trials train: from where they ended where their"
                + " network was saved, otherwise from the beginning.")
    private Integer epochs;
  }

  /** The verb in its surroundings. */
  public ExtendCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    String option = more.trials != null ? "--trials" : "--epochs";
    int number = more.trials != null ? more.trials : more.epochs;
    if (number < 1) {
      throw new UserException(option + " " + number + " is not at least 1");
    }
    if (more.epochs != null) {
      return sweep.drive(
          context, new LongerTrials(number, named, sweep.models(), context.console()));
    }
    if (!named.isEmpty()) {
      throw new UserException("--trials adds new trials; it takes no trial's number");
    }
    return sweep.drive(context, new MoreTrials(number));
  }

  /** Plans so many trials more. */
  private record MoreTrials(int trials) implements ResumeAction {
    @Override
    public boolean hasWork(SweepHistory history) {
      return true;
    }

    @Override
    public Sweep plan(Sweep sweep, SweepHistory history) {
      return RunCap.extended(sweep, trials);
    }

    @Override
    public void addTo(TrialQueue queue) {
      queue.extend(trials);
    }
  }
}
