package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.backtest.BacktestCommand;
import dev.sweepline.driver.cli.convert.ImportCommand;
import dev.sweepline.driver.cli.export.ExportCommand;
import dev.sweepline.driver.cli.init.InitCommand;
import dev.sweepline.driver.cli.live.WatchCommand;
import dev.sweepline.driver.cli.manual.ManPageCommand;
import dev.sweepline.driver.cli.page.DashboardCommand;
import dev.sweepline.driver.cli.page.ServeCommand;
import dev.sweepline.driver.cli.page.TokenCommand;
import dev.sweepline.driver.cli.page.WebhookCommand;
import dev.sweepline.driver.cli.plan.DoctorCommand;
import dev.sweepline.driver.cli.plan.PlanCommand;
import dev.sweepline.driver.cli.plan.ValidateCommand;
import dev.sweepline.driver.cli.predict.PredictCommand;
import dev.sweepline.driver.cli.run.ExtendCommand;
import dev.sweepline.driver.cli.run.RefitCommand;
import dev.sweepline.driver.cli.run.ReplayCommand;
import dev.sweepline.driver.cli.run.ResumeCommand;
import dev.sweepline.driver.cli.run.RetryCommand;
import dev.sweepline.driver.cli.run.RunCommand;
import dev.sweepline.driver.environment.Versions;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.sweep.text.UserException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
    versionProvider = Cli.Version.class,
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

  private final SessionContext context;

  private Cli(SessionContext context) {
    this.context = context;
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  public static int run(String[] args, SessionContext context) {
    Cli root = new Cli(context);
    CommandLine commands = new CommandLine(root);
    Map<String, Supplier<Object>> verbs = verbs(context);
    Optional<String> asked =
        Arrays.stream(args)
            .filter(word -> !word.startsWith("-"))
            .findFirst()
            .filter(verbs::containsKey);
    if (asked.isPresent()) {
      commands.addSubcommand(verbs.get(asked.get()).get());
    } else {
      verbs.values().forEach(verb -> commands.addSubcommand(verb.get()));
      commands.addSubcommand(new ManPageCommand(context));
      commands.addSubcommand(new GenerateCompletion());
    }
    commands.setParameterExceptionHandler((e, given) -> root.badArguments(e));
    commands.setExecutionExceptionHandler((e, command, result) -> root.failed(e));
    int code = root.execute(commands, args);
    if (context.console().hasLostOutput()) {
      context.console().warn("failed: the output could not be written");
      return FAILED;
    }
    return code;
  }

  /** In the help's order. Picocli takes a while to read what one can do, so only one is made. */
  private static Map<String, Supplier<Object>> verbs(SessionContext context) {
    Map<String, Supplier<Object>> verbs = new LinkedHashMap<>();
    verbs.put("run", () -> new RunCommand(context));
    verbs.put("resume", () -> new ResumeCommand(context));
    verbs.put("retry", () -> new RetryCommand(context));
    verbs.put("extend", () -> new ExtendCommand(context));
    verbs.put("stop", () -> new StopCommand(context));
    verbs.put("replay", () -> new ReplayCommand(context));
    verbs.put("refit", () -> new RefitCommand(context));
    verbs.put("init", () -> new InitCommand(context));
    verbs.put("plan", () -> new PlanCommand(context));
    verbs.put("validate", () -> new ValidateCommand(context));
    verbs.put("doctor", () -> new DoctorCommand(context));
    verbs.put("import", () -> new ImportCommand(context));
    verbs.put("backtest", () -> new BacktestCommand(context));
    verbs.put("bench", () -> new BenchCommand(context));
    verbs.put("list", () -> new ListCommand(context));
    verbs.put("show", () -> new ShowCommand(context));
    verbs.put("leaderboard", () -> new LeaderboardCommand(context));
    verbs.put("watch", () -> new WatchCommand(context));
    verbs.put("best", () -> new BestCommand(context));
    verbs.put("predict", () -> new PredictCommand(context));
    verbs.put("export", () -> new ExportCommand(context));
    verbs.put("archive", () -> new ArchiveCommand(context));
    verbs.put("delete", () -> new DeleteCommand(context));
    verbs.put("serve", () -> new ServeCommand(context));
    verbs.put("token", () -> new TokenCommand(context));
    verbs.put("webhook", () -> new WebhookCommand(context));
    verbs.put("demo", () -> new DemoCommand(context));
    verbs.put("dashboard", () -> new DashboardCommand(context));
    verbs.put("data", () -> new DataCommand(context));
    verbs.put("rescue", () -> new RescueCommand(context));
    verbs.put("version", () -> new VersionCommand(context));
    return verbs;
  }

  /** Without a verb: the help. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getErr());
    throw new ParameterException(spec.commandLine(), "no verb given");
  }

  private int badArguments(ParameterException e) {
    context.console().warn(e.getMessage().lines().findFirst().orElse("wrong arguments"));
    String verb = e.getCommandLine().getCommandSpec().qualifiedName();
    context.console().warn("See: " + verb + " --help");
    return WRONG_INPUT;
  }

  /** An error of the JVM, out of memory, say, ends one command: it is told like any failure. */
  private int execute(CommandLine commands, String... args) {
    try {
      return commands.execute(args);
    } catch (Error e) {
      return failed(e);
    }
  }

  private int failed(Throwable e) {
    boolean wrongInput = e instanceof UserException;
    context.console().warn(wrongInput ? e.getMessage() : "failed: " + message(e));
    if (verbose) {
      context.console().warn(stackTrace(e));
    } else if (!wrongInput) {
      context.console().warn("(--verbose shows the stack trace)");
    }
    return wrongInput ? WRONG_INPUT : FAILED;
  }

  private static String stackTrace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static String message(Throwable e) {
    String type = e.getClass().getSimpleName();
    String message =
        Optional.ofNullable(e.getMessage()).flatMap(m -> m.lines().findFirst()).orElse("");
    return message.isEmpty() ? type : e instanceof Error ? type + ": " + message : message;
  }

  /** The version that was built. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Sweepline " + Versions.sweepline()};
    }
  }
}
