package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.PortOption;
import dev.sweepline.driver.cli.session.ShutdownCloser;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code serve}. */
@Command(
    name = "serve",
    description = "Keeps the broker and the page up; runs started meanwhile join them.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private PortOption port;

  ServeCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = context.opener().open(logOptions.page(Page.here(port.get())));
      parts.add(services::close);
      context.console().line("page:   " + DashboardCommand.page(services));
      context.console().line("broker: " + services.log());
      context.console().line("Ctrl-C ends both.");
      parts.await();
    }
    return 0;
  }
}
