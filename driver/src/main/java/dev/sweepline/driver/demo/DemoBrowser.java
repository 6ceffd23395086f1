package dev.sweepline.driver.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * A browser without a screen that follows one sweep as the page does: it reads the stream, and asks
 * for the rows and curves in sight when they have changed, at most every 400 ms. Run by a thread of
 * its own; thread-safe.
 */
final class DemoBrowser implements Runnable {
  private static final long REFRESH_MILLIS = 400;
  private static final long RETRY_MILLIS = 200;
  private static final String ID = "id: ";
  private static final String VERSION = "\"version\":";

  private final HttpClient client;
  private final URI sweep;
  private final InstantSource clock;
  private final Lateness lateness;
  private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);
  private long askedAt;
  private String lastId = "";
  private volatile int known;
  private volatile boolean closed;

  /**
   * A browser that has seen nothing yet.
   *
   * @param sweep its address in the API, with a slash at the end
   */
  DemoBrowser(HttpClient client, URI sweep, InstantSource clock, Lateness lateness) {
    this.client = client;
    this.sweep = sweep;
    this.clock = clock;
    this.lateness = lateness;
  }

  /** How many events it has heard of. */
  int known() {
    return known;
  }

  /** It leaves once what it reads ends or its thread is interrupted. */
  void close() {
    closed = true;
  }

  /** Follows until it is closed. */
  @Override
  public void run() {
    try {
      while (!closed) {
        follow();
        Thread.sleep(RETRY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Reads one stream to its end; the page may not know the sweep yet. */
  private void follow() throws InterruptedException {
    try {
      HttpResponse<Stream<String>> stream =
          client.send(request("events?rows=false&sweeps=true"), BodyHandlers.ofLines());
      try (Stream<String> lines = stream.body()) {
        if (stream.statusCode() == 200) {
          lines.forEach(this::line);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The next stream tells what this one did not.
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(sweep.resolve(path)).header("Accept-Encoding", "gzip").build();
  }

  private void line(String line) {
    if (line.startsWith(ID)) {
      lastId = line.substring(ID.length());
      return;
    }
    int at = line.startsWith("data:") ? line.indexOf(VERSION) : -1;
    if (at < 0) {
      return;
    }
    int end = at + VERSION.length();
    int version = 0;
    while (end < line.length() && Character.isDigit(line.charAt(end))) {
      version = 10 * version + line.charAt(end++) - '0';
    }
    lateness.heard(known, version);
    known = version;
    ask();
  }

  private void ask() {
    long now = clock.millis();
    if (asked.isDone() && now - askedAt >= REFRESH_MILLIS) {
      askedAt = now;
      String known = "&known=" + URLEncoder.encode(lastId, StandardCharsets.UTF_8);
      asked =
          ask("rows?sort=rank&fold=true&offset=0&limit=100" + known)
              .thenCompose(rows -> ask("curves?points=400" + known));
    }
  }

  private CompletableFuture<HttpResponse<Void>> ask(String path) {
    return client.sendAsync(request(path), BodyHandlers.discarding());
  }
}
