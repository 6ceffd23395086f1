package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.PortOption;
import dev.sweepline.driver.cli.session.ShutdownCloser;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description = "Keeps the broker and the page up; runs started meanwhile join them.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Services.Opener opener;

  @Mixin private LogOptions logOptions;

  @Mixin private PortOption port;

  ServeCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = opener.open(logOptions.page(Page.here(port.get())));
      parts.add(services::close);
      System.out.println("page:   " + DashboardCommand.page(services));
      System.out.println("broker: " + services.log());
      System.out.println("Ctrl-C ends both.");
      parts.await();
    }
    return 0;
  }
}
