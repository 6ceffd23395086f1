package dev.sweepline.dashboard.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Chromium without a window that opens the page of tests and reports what came of them. */
final class Chromium {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRETTIER = "/META-INF/resources/_static/prettier/3.5.3/";
  private static final int PATIENCE_SECONDS = 120;
  private static final Map<String, String> FOLDERS =
      Map.of("/web/", "/web/", "/page/", "/page/", "/prettier/", PRETTIER);

  private Chromium() {}

  /**
   * Runs it once.
   *
   * @param profile an empty folder
   * @param modules files of tests in the class path folder {@code /page}
   * @param sources files to format
   */
  static JsonNode report(Path profile, List<String> modules, List<Path> sources) throws Exception {
    CompletableFuture<JsonNode> report = new CompletableFuture<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] plan = plan(modules, sources);
    FOLDERS.forEach((path, folder) -> server.createContext(path, file(path, folder)::send));
    server.createContext("/plan", exchange -> send(exchange, "application/json", plan));
    server.createContext(
        "/report",
        exchange -> {
          report.complete(JSON.readTree(exchange.getRequestBody()));
          send(exchange, "text/plain", new byte[0]);
        });
    server.start();
    Process browser = start(profile, server.getAddress().getPort());
    try {
      return report.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } finally {
      browser.descendants().forEach(ProcessHandle::destroyForcibly);
      browser.destroyForcibly().waitFor();
      server.stop(0);
    }
  }

  private static Process start(Path profile, int port) throws IOException {
    ProcessBuilder browser =
        new ProcessBuilder(
            "/usr/bin/chromium",
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile.resolve("chromium"),
            "http://127.0.0.1:" + port + "/page/page.html");
    browser.environment().put("TMPDIR", profile.toString());
    return browser
        .redirectErrorStream(true)
        .redirectOutput(profile.resolve("chromium.log").toFile())
        .start();
  }

  private static byte[] plan(List<String> modules, List<Path> sources) throws IOException {
    ObjectNode plan = JSON.createObjectNode();
    ArrayNode names = plan.putArray("modules");
    modules.forEach(names::add);
    ArrayNode files = plan.putArray("sources");
    for (Path source : sources) {
      files.addObject().put("path", source.toString()).put("text", Files.readString(source));
    }
    return JSON.writeValueAsBytes(plan);
  }

  private interface Sender {
    void send(HttpExchange exchange) throws IOException;
  }

  private static Sender file(String prefix, String folder) {
    return exchange -> {
      String name = exchange.getRequestURI().getPath().substring(prefix.length());
      try (InputStream in = Chromium.class.getResourceAsStream(folder + name)) {
        if (in == null) {
          exchange.sendResponseHeaders(404, -1);
          return;
        }
        send(exchange, name.endsWith(".html") ? "text/html" : "text/javascript", in.readAllBytes());
      }
    };
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
