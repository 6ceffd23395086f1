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

  @Mixin private LogOptions place;

  @Mixin private PortOption port;

  ServeCommand(Services.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services station = opener.open(place.page(Page.here(port.get())));
      parts.add(station::close);
      System.out.println("page:   " + DashboardCommand.page(station));
      System.out.println("broker: " + station.log());
      System.out.println("Ctrl-C ends both.");
      parts.await();
    }
    return 0;
  }
}
