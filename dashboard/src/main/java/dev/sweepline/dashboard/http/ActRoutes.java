package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.act.ActLog;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.act.Act;
import dev.sweepline.dashboard.http.act.ActBody;
import dev.sweepline.dashboard.http.act.SweepActs;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The acts of people. They are decided on the loop and written on another thread; whoever acts
 * hears once the log has it, and sees what becomes of it as everybody does. Owned by the event
 * loop.
 */
final class ActRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(ActRoutes.class);
  private static final int PATIENCE_SECONDS = 15;

  private final Vertx vertx;
  private final Function<RequestParameters, LiveSweep> sweeps;
  private final SweepActs acts;
  private final ActLog log;
  private final SweepHost host;

  ActRoutes(Vertx vertx, Function<RequestParameters, LiveSweep> sweeps, WebParts parts) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.acts = new SweepActs(parts.clock());
    this.log = parts.acts();
    this.host = parts.host();
  }

  void stopSweep(RoutingContext ctx, RequestParameters query) {
    write(ctx, acts.stop(sweep(query), by(ctx)));
  }

  void stopTrial(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    write(ctx, acts.stop(sweep, trial(sweep, query), by(ctx)));
  }

  void markTrial(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    ActBody body = body(ctx, SweepActs.TRIAL_MARKS);
    write(ctx, acts.mark(sweep, trial(sweep, query), body, by(ctx)));
  }

  void markSweep(RoutingContext ctx, RequestParameters query) {
    write(ctx, acts.mark(sweep(query), body(ctx, SweepActs.SWEEP_MARKS), by(ctx)));
  }

  void deleteSweep(RoutingContext ctx, RequestParameters query) {
    write(ctx, acts.delete(sweep(query), by(ctx)));
  }

  private static ActBody body(RoutingContext ctx, Set<String> fields) {
    return ActBody.of(ctx.body().asString(), fields);
  }

  private static String by(RoutingContext ctx) {
    return AccessRoutes.visitor(ctx).name();
  }

  private SweepHistory sweep(RequestParameters query) {
    return sweeps.apply(query).history();
  }

  private static TrialHistory trial(SweepHistory sweep, RequestParameters query) {
    return SweepRoutes.trial(sweep, query.number("n", 0));
  }

  private void write(RoutingContext ctx, Act act) {
    vertx
        .executeBlocking(() -> append(act), false)
        .onFailure(ctx::fail)
        .onSuccess(done -> Responses.json(ctx, PlainJson.write(Map.of("done", done))));
  }

  private String append(Act act) throws InterruptedException {
    try {
      log.append(act.event()).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (act.event() instanceof SweepDeleted deleted) {
        host.forget(deleted.sweep());
      }
      return act.done();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("an act could not be written: {}", act.event(), e);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw RequestException.unavailable(
          "not done: the log does not take it (" + cause.getMessage() + ")");
    }
  }
}
