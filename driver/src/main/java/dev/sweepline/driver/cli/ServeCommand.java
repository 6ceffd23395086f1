package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.PagePort;
import dev.sweepline.driver.cli.input.Place;
import dev.sweepline.driver.cli.run.OpenParts;
import dev.sweepline.driver.station.Station;
import dev.sweepline.driver.station.StationRequest.Page;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "serve",
    description = "Keeps the broker and the page up; runs started meanwhile join them.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Station.Opener opener;

  @Mixin private Place place;

  @Mixin private PagePort port;

  ServeCommand(Station.Opener opener) {
    this.opener = opener;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (OpenParts parts = new OpenParts()) {
      Station station = opener.open(place.page(Page.here(port.get())));
      parts.add(station::close);
      System.out.println("page:   " + DashboardCommand.page(station));
      System.out.println("broker: " + station.log());
      System.out.println("Ctrl-C ends both.");
      parts.await();
    }
    return 0;
  }
}
