package dev.sweepline.worker.program.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sweepline.sweep.trial.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The server to which programs of this machine report: each under a path of its own that nobody
 * else knows. Thread-safe.
 */
public final class ReportServer implements AutoCloseable {
  static final int LONGEST = 1 << 20;

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  static {
    // The server writes headers and body one after the other, and would wait 40 ms between them.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Map<String, TrialReports> trials = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final HttpServer server;

  private ReportServer(HttpServer server) {
    this.server = server;
  }

  /** Starts one on the loopback. */
  public static ReportServer start(Executor threads) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0);
    ReportServer server = new ReportServer(http);
    http.setExecutor(threads);
    http.createContext("/", server::handle);
    http.start();
    return server;
  }

  /** Opens an address for a trial's reports. */
  public String open(TrialReports reports) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String path = "/" + HexFormat.of().formatHex(secret);
    trials.put(path, reports);
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** Closes an address again. */
  public void close(String address) {
    trials.remove(address.substring(address.lastIndexOf('/')));
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      TrialReports trial = trials.get(exchange.getRequestURI().getPath());
      byte[] body = exchange.getRequestBody().readNBytes(LONGEST + 1);
      if (trial == null) {
        answer(exchange, NOT_FOUND, error("no trial reports here"));
      } else if (!exchange.getRequestMethod().equals("POST")) {
        answer(exchange, NOT_ALLOWED, error("reports are posted"));
      } else if (body.length > LONGEST) {
        answer(exchange, TOO_LARGE, error("a report has at most " + LONGEST + " bytes"));
      } else {
        Optional<ProgramReport> report =
            ReportReader.json(new String(body, StandardCharsets.UTF_8));
        if (report.isEmpty()) {
          answer(
              exchange,
              BAD_REQUEST,
              error("a report is a JSON object with a number besides epoch and step"));
        } else {
          answer(exchange, OK, verdict(trial.take(report.get(), true)));
        }
      }
    }
  }

  private static String error(String reason) {
    return "{\"error\": \"" + reason + "\"}";
  }

  private static String verdict(Verdict verdict) {
    return switch (verdict) {
      case CONTINUE -> "{\"continue\": true}";
      case STOP -> no("this trial is to end; it counts as stopped");
      case PAUSE -> no("this trial is paused; it may go on from its checkpoint later");
      case ABANDON -> no("nobody listens to this trial any more");
    };
  }

  private static String no(String reason) {
    return "{\"continue\": false, \"reason\": \"" + reason + "\"}";
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = (json + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
