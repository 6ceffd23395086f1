package dev.sweepline.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.dashboard.TestHost;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.SweepEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real server on a free port, fed with events directly. */
final class TestServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final LiveSweeps sweeps = new LiveSweeps();
  final FeedMeter meter = new FeedMeter(Clock.systemUTC());
  final HttpClient client = HttpClient.newHttpClient();
  final List<SweepEvent> written = new CopyOnWriteArrayList<>();
  final TestHost host = new TestHost();
  final WebParts parts;
  final WebServer server;

  /** A page for this machine alone. */
  TestServer() {
    this(true, Path.of("no-such-home"));
  }

  /** A page that asks for a token of a home, or not; what people do comes back to it at once. */
  TestServer(boolean isOpen, Path home) {
    this(isOpen, home, Optional.empty());
  }

  /** The same, where a provider may vouch for people, too. */
  TestServer(boolean isOpen, Path home, Optional<LoginProvider> provider) {
    meter.running(true);
    meter.contact(0, 0);
    Access access = new Access(isOpen, TokenFile.of(home), Clock.systemUTC());
    parts = new WebParts(sweeps, meter, Clock.systemUTC(), this::write, host, access, provider);
    server = WebServer.start(parts, ListenAddress.loopback(0));
  }

  private CompletionStage<Void> write(SweepEvent event) {
    written.add(event);
    feed(List.of(event));
    return CompletableFuture.completedFuture(null);
  }

  void feed(List<SweepEvent> events) {
    server.onLoop(() -> sweeps.apply(events));
  }

  URI uri(String path) {
    return server.url().resolve(path);
  }

  HttpResponse<String> get(String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Any request.
   *
   * @param headers names and values in turn
   */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri(path))
              .method(method, HttpRequest.BodyPublishers.ofString(body));
      if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String path) {
    try {
      return JSON.readTree(get(path).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
