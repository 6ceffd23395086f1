package dev.sweepline.worker.data.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Server of one file, with Range, that breaks off or falls silent when told to. */
final class FlakyServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> ranges = new CopyOnWriteArrayList<>();
  private final Queue<Integer> breaks = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean silent;
  private volatile byte[] content;
  private volatile boolean ignoreRanges;

  FlakyServer(byte[] content) throws IOException {
    this.content = content;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/data.bin", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/data.bin";
  }

  /** The Range header of each request so far, or nothing. */
  List<String> ranges() {
    return ranges;
  }

  /** The next requests get so many bytes each, and then an end. */
  void breakOffAfter(Integer... bytes) {
    breaks.addAll(List.of(bytes));
  }

  /** The next request gets so many bytes, and then nothing more, not even an end. */
  void fallSilentAfter(int bytes) {
    silent = true;
    breaks.add(bytes);
  }

  void ignoreRanges() {
    ignoreRanges = true;
  }

  void serve(byte[] other) {
    content = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals("/data.bin")) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    ranges.add(range == null ? "" : range);
    int from = range == null || ignoreRanges ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
    if (from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
      exchange.close();
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    Integer breakOff = breaks.poll();
    OutputStream body = exchange.getResponseBody();
    body.write(content, from, breakOff == null ? content.length - from : breakOff);
    body.flush();
    if (silent) {
      silent = false;
      awaitClose();
    }
    // Closing an exchange whose body is not whole closes the connection.
    exchange.close();
  }

  private void awaitClose() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdown();
  }
}
