package dev.sweepline.driver.cli.manual;

import dev.sweepline.driver.environment.Versions;
import dev.sweepline.driver.session.SessionContext;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code generate-man-page}. */
@Command(
    name = "generate-man-page",
    description = "Prints the manual page of all verbs, for man.",
    mixinStandardHelpOptions = true)
public final class ManPageCommand implements Callable<Integer> {
  private final SessionContext context;

  @Spec private CommandSpec spec;

  /** The verb in its surroundings. */
  public ManPageCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.console().lines(ManPage.of(spec.root(), Versions.sweepline()));
    return 0;
  }
}
