package dev.sweepline.deploy;

import dev.sweepline.dashboard.Dashboard;
import dev.sweepline.dashboard.DashboardConfig;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.deploy.broker.BrokerLogin;
import dev.sweepline.deploy.broker.HomeBroker;
import dev.sweepline.deploy.broker.LogRescue;
import dev.sweepline.deploy.broker.OpenSweeps;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.services.ServicesRequest;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Opens stations on one machine. The first process on a home owns the broker and the page; others
 * join it; the owner stops them when the last guest has gone. Thread-safe.
 */
final class LocalServicesOpener implements Services.Opener {
  private static final int PAGE_PORT = 7878;
  private static final Duration OUTSIDE_PATIENCE = Duration.ofSeconds(5);
  private static final Duration OWN_PATIENCE = Duration.ofSeconds(60);

  private final Clock clock;
  private final Consumer<String> tell;
  private final Consumer<Path> settle;

  /**
   * Makes an opener.
   *
   * @param clock dates what is appended to the log
   * @param tell shows the user a line
   * @param settle takes a home that is there, before anything else is done with it
   */
  LocalServicesOpener(Clock clock, Consumer<String> tell, Consumer<Path> settle) {
    this.clock = clock;
    this.tell = tell;
    this.settle = settle;
  }

  @Override
  public void prepare(ServicesRequest request) {
    if (request.kafka().isEmpty()) {
      HomeRights.ensure(request.home(), tell);
    }
    if (Files.isDirectory(request.home())) {
      settle.accept(request.home());
    }
  }

  @Override
  public Services open(ServicesRequest request) {
    prepare(request);
    if (request.kafka().isPresent()) {
      return outside(request, request.kafka().get());
    }
    HomeLocks locks = new HomeLocks(request.home());
    try {
      locks.enter();
      Services services = locks.own() ? own(request, locks) : join(request, locks);
      locks.leave();
      return services;
    } catch (RuntimeException e) {
      locks.close();
      throw e;
    }
  }

  @Override
  public String rescue(Path home) {
    HomeRights.ensure(home, tell);
    HomeLocks locks = new HomeLocks(home);
    try {
      locks.enter();
      if (!locks.own()) {
        throw new UserException("another command has " + home + " open; end it first");
      }
      return LogRescue.run(home, tell);
    } finally {
      locks.close();
    }
  }

  private static Services outside(ServicesRequest request, LogAddress log) {
    TopicProvisioner.ensure(log, OUTSIDE_PATIENCE);
    Optional<LocalPage> page = page(request, log);
    return new LocalServices(log, page.map(LocalPage::url), () -> page.ifPresent(LocalPage::close));
  }

  private Services own(ServicesRequest request, HomeLocks locks) {
    Path file = servicesFile(request);
    // Who was in when a broker of this home died stays in.
    BrokerLogin login = LoginFile.read(request.home()).orElseGet(BrokerLogin::fresh);
    HomeBroker broker = HomeBroker.start(request.home(), login, tell);
    LogAddress log = broker.log();
    try {
      LoginFile.write(request.home(), broker.bootstrap(), login);
      TopicProvisioner.ensure(log, OWN_PATIENCE);
      OpenSweeps.close(log, request.home(), clock);
      Optional<LocalPage> page = page(request, log);
      Optional<URI> url = page.map(LocalPage::url);
      new ServicesFile(ProcessHandle.current().pid(), broker.bootstrap(), url).write(file);
      return new LocalServices(log, url, () -> stop(page, broker, locks, file));
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  private static Services join(ServicesRequest request, HomeLocks locks) {
    locks.join();
    ServicesFile owner = ServicesFile.read(servicesFile(request));
    LogAddress log = new LogAddress(owner.kafka(), login(request.home()).client());
    boolean sharesPage =
        request.page().isPresent()
            && owner.page().isPresent()
            && serves(owner.page().get(), request.page().get());
    Optional<LocalPage> page = sharesPage ? Optional.empty() : page(request, log);
    return new LocalServices(
        log,
        sharesPage ? owner.page() : page.map(LocalPage::url),
        () -> {
          page.ifPresent(LocalPage::close);
          locks.close();
        });
  }

  private static BrokerLogin login(Path home) {
    return LoginFile.read(home)
        .orElseThrow(
            () ->
                new UserException(
                    "another command has this home open, but %s has no login to its broker; end it, or use another --home"
                        .formatted(LoginFile.of(home))));
  }

  /** The page that a request asks for, with the machine behind it. */
  private static Optional<LocalPage> page(ServicesRequest request, LogAddress log) {
    return request
        .page()
        .map(
            page -> {
              LocalHost host = LocalHost.of(request.home(), page.drives());
              Dashboard dashboard = Dashboard.start(config(page, request.home(), log, host));
              return new LocalPage(dashboard, host);
            });
  }

  /** A page and the runs that were started from it, which end before it does. */
  private record LocalPage(Dashboard dashboard, LocalHost host) {
    URI url() {
      return dashboard.url();
    }

    void close() {
      try {
        host.close();
      } finally {
        dashboard.close();
      }
    }
  }

  private static DashboardConfig config(
      ServicesRequest.Page page, Path home, LogAddress log, SweepHost host) {
    ServicesRequest.Protection protection = page.protection();
    Optional<ListenAddress.TlsFiles> tls =
        protection
            .certificate()
            .map(file -> new ListenAddress.TlsFiles(file, protection.key().orElseThrow()));
    return new DashboardConfig(
        log,
        new ListenAddress(page.host(), page.port().orElse(PAGE_PORT), page.names(), tls),
        host,
        protection.tokens().map(TokenFile::new).orElseGet(() -> TokenFile.of(home)),
        protection.provider(),
        protection.login(),
        home,
        page.webhooks().map(WebhookFile::new).orElseGet(() -> WebhookFile.of(home)));
  }

  private static boolean serves(URI page, ServicesRequest.Page wanted) {
    return wanted.isHere()
        && (wanted.port().isEmpty() || wanted.port().getAsInt() == page.getPort());
  }

  private static Path servicesFile(ServicesRequest request) {
    return request.home().resolve("station.json");
  }

  /** Page and broker stay up for the guests; the gate keeps new ones out while they stop. */
  private void stop(Optional<LocalPage> page, HomeBroker broker, HomeLocks locks, Path file) {
    page.ifPresent(shown -> shown.host().close()); // they are guests that nobody else would end
    locks.enter();
    boolean told = false;
    while (!locks.isAlone()) {
      locks.leave();
      if (!told) {
        tell.accept("Waiting for other commands that use this home's broker to finish.");
        told = true;
      }
      locks.awaitAlone();
      locks.enter();
    }
    try {
      ServicesFile.delete(file);
      page.ifPresent(LocalPage::close);
    } finally {
      broker.close();
      locks.close();
    }
  }
}
