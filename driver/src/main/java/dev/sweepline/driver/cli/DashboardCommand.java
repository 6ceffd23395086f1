package dev.sweepline.driver.cli;

import dev.sweepline.driver.cli.input.CommandContext;
import dev.sweepline.driver.cli.input.LogOptions;
import dev.sweepline.driver.cli.input.PortOption;
import dev.sweepline.driver.cli.session.ShutdownCloser;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The verb {@code dashboard}. */
@Command(
    name = "dashboard",
    description = "Shows the sweeps of an outside Kafka, whoever drives them, until Ctrl-C.",
    mixinStandardHelpOptions = true)
final class DashboardCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private PortOption port;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address to listen on; default: 127.0.0.1, this machine alone. The page asks nobody"
              + " who they are.")
  private String host = "127.0.0.1";

  @Option(
      names = "--allow-host",
      paramLabel = "NAME",
      split = ",",
      description =
          "A name under which browsers may ask for the page, as a proxy or an Ingress gives it."
              + " Addresses in digits, localhost and the --host need none.")
  private Set<String> names = Set.of();

  DashboardCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!logOptions.isOutside()) {
      throw new UserException(
          "no broker given; say which with --kafka HOST:PORT or --kafka-config FILE, or use serve,"
              + " which has one of its own");
    }
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = context.opener().open(logOptions.page(new Page(host, port.get(), names)));
      parts.add(services::close);
      context.console().line("page:   " + page(services));
      context.console().line("broker: " + services.log());
      OpenPageWarning.of(host, page(services).getPort()).ifPresent(context.console()::warn);
      parts.await();
    }
    return 0;
  }

  /**
   * Where the page of these services is.
   *
   * @throws UserException when it cannot have one
   */
  static URI page(Services services) {
    return services
        .page()
        .orElseThrow(
            () ->
                new UserException(
                    "the jar for clusters has no page; start one with: deploy/sweep dashboard"));
  }
}
