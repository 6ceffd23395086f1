package dev.sweepline.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.Dashboard;
import dev.sweepline.dashboard.DashboardConfig;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.cli.Cli;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.driver.services.Services;
import dev.sweepline.driver.session.SessionContext;
import dev.sweepline.driver.text.Console;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The programs of {@code deploy/examples/programs} as they are, and what the page shows of one. */
class ExampleProgramsIT {
  private static final Path EXAMPLES = Path.of("examples/programs").toAbsolutePath();
  private static final String PYTHON = "sweepline.python";
  private static final String METRIC = "eval/top-1 acc";

  @TempDir Path folder;
  @TempDir Path profile;

  /** What the launcher says. */
  @BeforeEach
  void nameModules() {
    System.setProperty(PYTHON, Path.of("python").toAbsolutePath().toString());
  }

  @AfterEach
  void forgetModules() {
    System.clearProperty(PYTHON);
  }

  @Test
  void examples_completeAndStandOnThePage() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"))) {
      LogAddress log = LogAddress.of(broker.bootstrap());
      TopicProvisioner.ensure(log, Duration.ofMinutes(1));
      try (Dashboard page = page(log)) {
        Services services = new OpenServices(log, page.url());
        assertThat(run(services, "plain.yaml")).contains("9/9 completed; best height");
        assertThat(run(services, "shell.yaml")).contains("4/4 completed; best bytes");
        assertThat(run(services, "train_wandb.yaml"))
            .contains("8/8 completed; best " + METRIC)
            .doesNotContain("test_accuracy");
        try (Browser browser = new Browser(profile)) {
          browser.open(page.url());
          checkPage(browser);
        }
      }
    }
  }

  private Dashboard page(LogAddress log) {
    return Dashboard.start(
        new DashboardConfig(
            log,
            new ListenAddress("127.0.0.1", 0, Set.of(), Optional.empty()),
            new SweepHost.Plain(),
            TokenFile.of(folder),
            Optional.empty(),
            false,
            folder,
            WebhookFile.of(folder)));
  }

  /** What {@code run} prints. */
  private String run(Services services, String file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, UTF_8);
    SessionContext context =
        new SessionContext(request -> services, Clock.systemUTC(), new Console(stream, stream));
    int exit =
        Cli.run(
            new String[] {
              "run", EXAMPLES.resolve(file).toString(), "--home", folder.toString(), "--slots", "2"
            },
            context);
    assertThat(exit).as(out.toString(UTF_8)).isZero();
    return out.toString(UTF_8);
  }

  /** A metric whose name no programming language would take. */
  private static void checkPage(Browser browser) {
    browser.awaitText("[data-testid=sweep-state]", "finished");
    browser.await("tr[data-rank='8']");
    assertThat(browser.find("#rows thead th"))
        .extracting(head -> head.getAttribute("data-column"))
        .contains("m.eval/loss", "m.train/loss", "p.lr", "p.optimizer.momentum");
    WebElement filter = browser.await("[data-testid=filter]");
    filter.sendKeys(METRIC + " > 0 and eval/loss > 0");
    browser.awaitText("[data-testid=matched]", "8");
    filter.sendKeys(Keys.ESCAPE);
  }

  /** What all commands of the test share. */
  private record OpenServices(LogAddress log, URI url) implements Services {
    @Override
    public Optional<URI> page() {
      return Optional.of(url);
    }

    @Override
    public void close() {}
  }
}
