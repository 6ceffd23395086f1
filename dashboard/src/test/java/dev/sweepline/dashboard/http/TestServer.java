package dev.sweepline.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.event.SweepEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;

/** A real server on a free port, fed with events directly. */
final class TestServer implements AutoCloseable {
  static final ObjectMapper JSON = new ObjectMapper();

  final LiveSweeps sweeps = new LiveSweeps();
  final FeedMeter meter = new FeedMeter(Clock.systemUTC());
  final HttpClient client = HttpClient.newHttpClient();
  final WebServer server;

  TestServer() {
    meter.running(true);
    meter.contact(0, 0);
    server = WebServer.start(sweeps, meter, Clock.systemUTC(), ListenAddress.loopback(0));
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
