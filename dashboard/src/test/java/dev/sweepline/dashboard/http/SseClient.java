package dev.sweepline.dashboard.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.http.stream.EventId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.stream.Stream;

/** Reads one connection's server-sent events; what a browser does, without its reconnecting. */
final class SseClient implements AutoCloseable {
  private final Stream<String> lines;
  private final Iterator<String> iterator;
  final HttpResponse<Stream<String>> response;

  SseClient(TestServer server, String path, String lastId) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      response = server.client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    lines = response.body();
    iterator = lines.iterator();
  }

  /** Waits for the next message. */
  Message next() {
    String id = "";
    while (true) {
      String line = iterator.next();
      if (line.startsWith("id: ")) {
        id = line.substring(4);
      } else if (line.startsWith("data: ")) {
        try {
          return new Message(id, TestServer.JSON.readTree(line.substring(6)));
        } catch (IOException e) {
          throw new IllegalStateException(line, e);
        }
      }
    }
  }

  @Override
  public void close() {
    lines.close();
  }

  record Message(String id, JsonNode data) {
    long version() {
      return id.isEmpty() ? -1 : EventId.parse(id).version();
    }
  }
}
