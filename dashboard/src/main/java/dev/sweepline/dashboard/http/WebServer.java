package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.auth.HostNames;
import dev.sweepline.dashboard.http.contract.ApiContract;
import dev.sweepline.dashboard.http.login.PageCookies;
import dev.sweepline.dashboard.http.login.ProviderLogins;
import dev.sweepline.dashboard.http.stream.EventStreams;
import dev.sweepline.sweep.access.LoginProvider;
import dev.sweepline.sweep.text.UserException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The HTTP server and its one event loop, which owns the live sweeps. Thread-safe. */
public final class WebServer implements AutoCloseable {
  private static final int CLOSE_SECONDS = 5;

  /** Streams write a heartbeat four times as often. */
  private static final int IDLE_SECONDS = 60;

  /** A board of ten thousand rows shrinks to less than a quarter; higher levels take longer. */
  private static final int COMPRESSION_LEVEL = 1;

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
   * @throws UserException when it cannot listen there; one line
   */
  public static WebServer start(WebParts parts, ListenAddress address) {
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
    EventStreams streams = new EventStreams(vertx, parts.sweeps(), parts.meter(), parts.clock());
    RequestGuard guard = new RequestGuard(HostNames.of(address.host(), address.names()));
    AccessRoutes access = access(vertx, parts, address);
    DashboardRouter router = new DashboardRouter(vertx, parts, streams, guard, access);
    try {
      HttpServer server = await(on(loop, () -> listen(vertx, router, address)));
      await(on(loop, streams::start));
      return new WebServer(vertx, loop, address.url(server.actualPort()));
    } catch (CompletionException e) {
      close(vertx);
      throw address.refused(Objects.requireNonNullElse(e.getCause(), e));
    }
  }

  private static AccessRoutes access(Vertx vertx, WebParts parts, ListenAddress address) {
    boolean isSecure =
        address.tls().isPresent()
            || parts
                .provider()
                .flatMap(LoginProvider::page)
                .filter(WebServer::isSecure)
                .isPresent();
    return new AccessRoutes(
        parts.access(),
        parts.provider().map(provider -> new ProviderLogins(vertx, provider, parts.clock())),
        new PageCookies(isSecure));
  }

  private static boolean isSecure(URI page) {
    return "https".equals(page.getScheme());
  }

  private static Future<HttpServer> listen(
      Vertx vertx, DashboardRouter router, ListenAddress address) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setHttp2ClearTextEnabled(false)
            .setCompressionSupported(true)
            .setCompressionLevel(COMPRESSION_LEVEL)
            .setIdleTimeout(IDLE_SECONDS);
    address
        .tls()
        .ifPresent(
            files ->
                options
                    .setSsl(true)
                    .setUseAlpn(false)
                    .setKeyCertOptions(
                        new PemKeyCertOptions()
                            .setCertPath(files.certificate().toString())
                            .setKeyPath(files.key().toString())));
    return vertx
        .createHttpServer(options)
        .requestHandler(router.router(vertx, ApiContract.load()))
        .listen();
  }

  /** Runs a task on the event loop and waits for it; not to be called from the loop itself. */
  public void onLoop(Runnable task) {
    submit(task).toCompletableFuture().join();
  }

  /** The same without waiting: tasks run in the order in which they come. */
  public CompletionStage<Void> submit(Runnable task) {
    Future<Void> done =
        on(
            loop,
            () -> {
              task.run();
              return Future.succeededFuture();
            });
    return done.toCompletionStage();
  }

  /** The same for those who do not ask when it is done. */
  public void post(Runnable task) {
    loop.runOnContext(nothing -> task.run());
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
