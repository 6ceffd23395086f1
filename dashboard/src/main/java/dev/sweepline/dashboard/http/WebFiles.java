package dev.sweepline.dashboard.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;

/**
 * The page's files, from the class path folder {@code /web}, kept compressed in memory once asked
 * for. Owned by the event loop.
 */
final class WebFiles {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", "application/json; charset=utf-8");

  private final Map<String, WebFile> cache = new HashMap<>();

  void send(RoutingContext ctx) {
    send(ctx, ctx.pathParam("file"));
  }

  void send(RoutingContext ctx, String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    Optional<WebFile> file = type == null ? Optional.empty() : find(name);
    if (file.isEmpty()) {
      throw RequestException.notFound("nothing at " + ctx.request().path());
    }
    HttpServerRequest request = ctx.request();
    HttpServerResponse response = ctx.response().putHeader("Content-Type", type);
    response.putHeader("Cache-Control", "no-cache").putHeader("ETag", file.get().tag());
    response.putHeader("Vary", "Accept-Encoding");
    String accepted = request.getHeader("Accept-Encoding");
    if (file.get().tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatusCode(304).end();
    } else if (accepted != null && accepted.contains("gzip")) {
      response.putHeader("Content-Encoding", "gzip").end(file.get().gzip());
    } else {
      response.end(file.get().plain());
    }
  }

  private Optional<WebFile> find(String name) {
    WebFile known = cache.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    try (InputStream in = WebFiles.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        return Optional.empty();
      }
      WebFile file = WebFile.of(in.readAllBytes());
      cache.put(name, file);
      return Optional.of(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record WebFile(Buffer plain, Buffer gzip, String tag) {
    static WebFile of(byte[] bytes) throws IOException {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      ByteArrayOutputStream zipped = new ByteArrayOutputStream();
      try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
        out.write(bytes);
      }
      return new WebFile(
          Buffer.buffer(bytes),
          Buffer.buffer(zipped.toByteArray()),
          "\"" + Long.toHexString(sum.getValue()) + "-" + bytes.length + "\"");
    }
  }
}
