package dev.sweepline.driver.cli.page;

import dev.sweepline.driver.cli.option.LogOptions;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest.Page;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.session.ShutdownCloser;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The verb {@code dashboard}. */
@Command(
    name = "dashboard",
    description = "Shows the sweeps of an outside Kafka, whoever drives them, until Ctrl-C.",
    mixinStandardHelpOptions = true)
public final class DashboardCommand implements Callable<Integer> {
  private final SessionContext context;

  @Mixin private LogOptions logOptions;

  @Mixin private PageOptions options;

  /** The verb in its surroundings. */
  public DashboardCommand(SessionContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!logOptions.isOutside()) {
      throw new UserException(
          "no broker given; say which with --kafka HOST:PORT or --kafka-config FILE, or use serve,"
              + " which has one of its own");
    }
    Page page = options.page(false);
    try (ShutdownCloser parts = new ShutdownCloser()) {
      Services services = context.opener().open(logOptions.page(page));
      parts.add(services::close);
      context.console().line("page:   " + page(services));
      context.console().line("broker: " + services.log());
      OpenPageWarning.of(page, page(services).getPort()).ifPresent(context.console()::warn);
      parts.await();
    }
    return 0;
  }

  /**
   * Where the page of these services is.
   *
   * @throws UserException when it cannot have one
   */
  public static URI page(Services services) {
    return services
        .page()
        .orElseThrow(
            () ->
                new UserException(
                    "the jar for clusters has no page; start one with: deploy/sweep dashboard"));
  }
}
