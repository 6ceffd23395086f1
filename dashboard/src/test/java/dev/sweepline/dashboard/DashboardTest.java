package dev.sweepline.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DashboardTest {
  private static final String NO_BROKER = "127.0.0.1:1";

  @Test
  void start_servesThePageThoughTheBrokerIsAway() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (Dashboard dashboard = start(NO_BROKER, 0)) {
      HttpResponse<String> page = get(client, dashboard.url());
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("<title>Sweepline</title>");
      assertThat(dashboard.url().getHost()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void close_freesThePort() throws IOException {
    Dashboard dashboard = start(NO_BROKER, 0);
    int port = dashboard.url().getPort();
    dashboard.close();

    try (ServerSocket socket = new ServerSocket(port)) {
      assertThat(socket.getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void start_saysThatThePortIsTaken() {
    try (Dashboard dashboard = start(NO_BROKER, 0)) {
      int port = dashboard.url().getPort();
      assertThatThrownBy(() -> start(NO_BROKER, port))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("port " + port + " is in use");
    }
  }

  @Test
  void start_saysThatTheBrokersAddressIsNone() {
    assertThatThrownBy(() -> start("nonsense", 0))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("Kafka at nonsense: Invalid url in bootstrap.servers");
  }

  @Test
  void config_refusesAPortThatIsNone() {
    assertThatThrownBy(() -> config(NO_BROKER, 70_000))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("70000");
  }

  private static Dashboard start(String kafka, int port) {
    return Dashboard.start(config(kafka, port));
  }

  private static DashboardConfig config(String kafka, int port) {
    return new DashboardConfig(
        LogAddress.of(kafka),
        ListenAddress.loopback(port),
        new TestHost(),
        TokenFile.of(Path.of("no-such-home")),
        Optional.empty(),
        false,
        Path.of("no-such-home"),
        WebhookFile.of(Path.of("no-such-home")));
  }

  private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
