package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.plan.DoctorCommand;
import dev.sweepline.driver.cli.plan.PlanCommand;
import dev.sweepline.driver.cli.plan.ValidateCommand;
import dev.sweepline.driver.cli.run.ExtendCommand;
import dev.sweepline.driver.cli.run.RefitCommand;
import dev.sweepline.driver.cli.run.ReplayCommand;
import dev.sweepline.driver.cli.run.ResumeCommand;
import dev.sweepline.driver.cli.run.RetryCommand;
import dev.sweepline.driver.cli.run.RunCommand;
import dev.sweepline.driver.services.Services;
import dev.sweepline.sweep.text.UserException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes: 0 done, 2 the user's input is wrong and nothing was started, 1
 * anything else.
 */
@Command(
    name = "sweep",
    description = "Runs hyperparameter sweeps and shows their leaderboards.",
    mixinStandardHelpOptions = true,
    version = "Sweepline 0.1.0",
    synopsisSubcommandLabel = "VERB")
public final class Cli implements Runnable {
  private static final int WRONG_INPUT = 2;
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Shows the stack trace of an error.")
  private boolean verbose;

  private Cli() {}

  /**
   * Runs one command.
   *
   * @param opener gives commands a broker and, where wanted, a page
   * @return the exit code
   */
  public static int run(String[] args, Services.Opener opener) {
    Cli root = new Cli();
    CommandLine commands = new CommandLine(root);
    commands.addSubcommand(new RunCommand(opener));
    commands.addSubcommand(new ResumeCommand(opener));
    commands.addSubcommand(new RetryCommand(opener));
    commands.addSubcommand(new ExtendCommand(opener));
    commands.addSubcommand(new StopCommand(opener));
    commands.addSubcommand(new ReplayCommand(opener));
    commands.addSubcommand(new RefitCommand(opener));
    commands.addSubcommand(new PlanCommand());
    commands.addSubcommand(new ValidateCommand());
    commands.addSubcommand(new DoctorCommand());
    commands.addSubcommand(new BenchCommand());
    commands.addSubcommand(new ListCommand(opener));
    commands.addSubcommand(new ShowCommand(opener));
    commands.addSubcommand(new LeaderboardCommand(opener));
    commands.addSubcommand(new BestCommand(opener));
    commands.addSubcommand(new ServeCommand(opener));
    commands.addSubcommand(new DashboardCommand(opener));
    commands.addSubcommand(new DataCommand());
    commands.setParameterExceptionHandler(badArguments());
    commands.setExecutionExceptionHandler(root.failures());
    return commands.execute(args);
  }

  /** Without a verb: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "no verb given");
  }

  private static IParameterExceptionHandler badArguments() {
    return (ParameterException e, String[] args) -> {
      PrintWriter err = e.getCommandLine().getErr();
      err.println(e.getMessage().lines().findFirst().orElse("wrong arguments"));
      err.println("See: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
      return WRONG_INPUT;
    };
  }

  private IExecutionExceptionHandler failures() {
    return (Exception e, CommandLine command, ParseResult result) -> {
      PrintWriter err = command.getErr();
      boolean wrongInput = e instanceof UserException;
      err.println(wrongInput ? e.getMessage() : "failed: " + message(e));
      if (verbose) {
        e.printStackTrace(err);
      } else if (!wrongInput) {
        err.println("(--verbose shows the stack trace)");
      }
      return wrongInput ? WRONG_INPUT : FAILED;
    };
  }

  private static String message(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
