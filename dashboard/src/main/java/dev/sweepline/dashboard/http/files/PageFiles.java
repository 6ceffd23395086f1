package dev.sweepline.dashboard.http.files;

import dev.sweepline.dashboard.http.contract.RequestException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.MimeMapping;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The page's files, from the class path folder {@code /web}, kept in memory once asked for. Owned
 * by the event loop.
 */
public final class PageFiles {
  private final Map<String, PageFile> cache = new HashMap<>();

  /** Answers with a file, or that the browser's copy is still right. */
  public void send(RoutingContext ctx, String name) {
    PageFile file = cache.get(name);
    if (file == null) {
      file = read(name, ctx.request().path());
      cache.put(name, file);
    }
    ctx.response()
        .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    ctx.etag(file.tag());
    if (ctx.isFresh()) {
      ctx.response().setStatusCode(304).end();
    } else {
      ctx.response().end(file.content());
    }
  }

  private static PageFile read(String name, String path) {
    String type = MimeMapping.mimeTypeForFilename(name);
    try (InputStream in =
        type == null ? null : PageFiles.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw RequestException.notFound("nothing at " + path);
      }
      return PageFile.of(type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record PageFile(String type, Buffer content, String tag) {
    static PageFile of(String type, byte[] bytes) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      boolean text = type.startsWith("text/") || type.contains("json");
      return new PageFile(
          text ? type + "; charset=utf-8" : type,
          Buffer.buffer(bytes),
          Long.toHexString(sum.getValue()) + "-" + bytes.length);
    }
  }
}
