package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.ShutdownCloser;
import dev.sweepline.sweep.text.UserException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code serve}. */
@Command(
    name = "serve",
    description = "Keeps the broker and the page up; runs started meanwhile join them.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private PageOptions options;

  @Option(
      names = "--drive",
      description =
          "Lets operators run sweeps from the page. What they run runs as you: where others use"
              + " this machine, too, add --login.")
  private boolean drive;

  /** The verb in its surroundings. */
  public ServeCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (drive && logOptions.isOutside()) {
      throw new UserException("--drive is for a broker of the home's own; leave --kafka out");
    }
    Page page = options.page(drive);
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = context.opener().open(logOptions.page(page));
      parts.add(services::close);
      context.console().line("page:   " + DashboardCommand.page(services));
      context.console().line("broker: " + services.log());
      OpenPageWarning.of(page, DashboardCommand.page(services).getPort())
          .ifPresent(context.console()::warn);
      context.console().line("Ctrl-C ends both.");
      parts.await();
    }
    return 0;
  }
}
