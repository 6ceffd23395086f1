package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The HTTP server with its one event loop, which owns the live sweeps. Thread-safe. */
public final class WebServer implements AutoCloseable {
  private static final int CLOSE_SECONDS = 5;

  private final Vertx vertx;
  private final Context loop;
  private final URI url;

  private WebServer(Vertx vertx, Context loop, URI url) {
    this.vertx = vertx;
    this.loop = loop;
    this.url = url;
  }

  /**
   * Starts listening.
   *
   * @param sweeps from now on touched by the event loop only
   * @param port 0 for any free one
   * @throws IllegalArgumentException when it cannot listen there; one line
   */
  public static WebServer start(
      LiveSweeps sweeps, FeedMeter meter, Clock clock, String host, int port) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Context loop = vertx.getOrCreateContext();
    EventStreams streams = new EventStreams(vertx, sweeps, clock);
    try {
      HttpServer server =
          await(
              on(
                  loop,
                  () -> listen(vertx, new DashboardRouter(sweeps, meter, streams), host, port)));
      await(on(loop, streams::start));
      return new WebServer(vertx, loop, url(host, server.actualPort()));
    } catch (CompletionException e) {
      close(vertx);
      throw refused(e.getCause(), host, port);
    }
  }

  private static Future<HttpServer> listen(
      Vertx vertx, DashboardRouter routes, String host, int port) {
    return vertx
        .createHttpServer(
            new HttpServerOptions().setHost(host).setPort(port).setHttp2ClearTextEnabled(false))
        .requestHandler(routes.router(vertx))
        .listen();
  }

  private static URI url(String host, int port) {
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String name = everywhere ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + name + ":" + port + "/");
  }

  private static IllegalArgumentException refused(Throwable cause, String host, int port) {
    boolean taken =
        cause instanceof BindException
            && String.valueOf(cause.getMessage()).contains("Address already in use");
    String line =
        taken
            ? "port "
                + port
                + " is in use; choose another with --port, or --port 0 for any free one"
            : "cannot listen on " + host + " port " + port + ": " + cause.getMessage();
    return new IllegalArgumentException(line, cause);
  }

  /** Runs a task on the event loop and waits for it; not to be called from the loop itself. */
  public void onLoop(Runnable task) {
    await(
        on(
            loop,
            () -> {
              task.run();
              return Future.succeededFuture();
            }));
  }

  private static <T> Future<T> on(Context loop, Supplier<Future<T>> task) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(
        nothing -> {
          try {
            task.get().onComplete(done);
          } catch (RuntimeException e) {
            done.fail(e);
          }
        });
    return done.future();
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** Where it listens, as a browser on this machine reaches it. */
  public URI url() {
    return url;
  }

  @Override
  public void close() {
    close(vertx);
  }

  private static void close(Vertx vertx) {
    try {
      vertx.close().await(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the web server did not close", e);
    }
  }
}
