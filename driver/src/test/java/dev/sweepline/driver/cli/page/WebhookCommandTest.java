package dev.sweepline.driver.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.sweepline.driver.cli.CliRun;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookEvent;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebhookCommandTest {
  @TempDir Path home;

  private CliRun webhook(String... args) {
    String[] all = new String[args.length + 3];
    all[0] = "webhook";
    System.arraycopy(args, 0, all, 1, args.length);
    all[args.length + 1] = "--home";
    all[args.length + 2] = home.toString();
    return CliRun.of(all);
  }

  @Test
  void add_showsTheSecret_andKeepsItFromOthers() throws IOException {
    CliRun made = webhook("add", "https://chat.example.org/in/xyzzy", "--on", "ended,failed");
    Webhook kept = WebhookFile.of(home).read().get(0);

    assertThat(made.exit()).isZero();
    assertThat(made.out()).containsExactly(kept.secret());
    assertThat(made.err().get(0)).contains("ended and failed", "https://chat.example.org/…");
    assertThat(kept.events()).containsExactly(WebhookEvent.ENDED, WebhookEvent.FAILED);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("webhooks.json"))))
        .isEqualTo("rw-------");
    String list = String.join("\n", webhook("list").out());
    assertThat(list)
        .contains(kept.id(), "chat.example.org", "ended,failed")
        .doesNotContain("xyzzy");
    assertThat(webhook("remove", kept.id()).out().get(0)).startsWith("removed " + kept.id());
    assertThat(WebhookFile.of(home).read()).isEmpty();
  }

  @Test
  void test_saysWhetherTheReceiverTakesIt() throws IOException {
    AtomicInteger status = new AtomicInteger(200);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status.get(), -1);
          exchange.close();
        });
    server.start();
    webhook("add", "http://127.0.0.1:" + server.getAddress().getPort());
    String id = WebhookFile.of(home).read().get(0).id();

    assertThat(webhook("test", id).out().get(0)).endsWith("has taken a message");
    status.set(404);
    assertThat(webhook("test", id).err().get(0)).endsWith("does not take messages: it answers 404");
    server.stop(0);
    CliRun away = webhook("test", id);
    assertThat(away.exit()).isEqualTo(1);
    assertThat(away.err().get(0)).contains("it cannot be reached");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add ftp://x|a webhook's address begins with https:// or http:// and a host",
        "add https://me:pw@x/|a webhook's address holds no login; messages are signed instead",
        "add https://x --on never|--on never is no event; write some of ended, failed or best",
        "add http://known/|there is a webhook for that address; end it with: webhook remove ",
        "remove abcde|there is no webhook 'abcde'; webhook list shows those there are",
      })
  void mistakes_areOneLine(String args, String line) {
    webhook("add", "http://known/");
    CliRun run = webhook(args.split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).singleElement().asString().contains(line);
  }

  @Test
  void aFileThatIsNone_saysSo() throws IOException {
    Files.writeString(home.resolve("webhooks.json"), "{\"webhooks\": [whsec_abc]}");

    assertThat(webhook("list").exit()).isEqualTo(2);
    assertThat(webhook("list").err().get(0))
        .contains("webhooks.json cannot be read (no JSON at line 1)", "webhook add")
        .doesNotContain("whsec");
  }
}
