package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.act.Draft;
import dev.sweepline.dashboard.act.Launch;
import dev.sweepline.dashboard.act.SweepHost;
import dev.sweepline.dashboard.http.act.ActBody;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.sweep.view.ReportJson;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * The sweep files that people write on the page, and the runs that they start there. The machine
 * behind the page checks and starts on another thread. Owned by the event loop.
 */
final class LaunchRoutes {
  private static final Set<String> DRAFT = Set.of("sweep", "text");
  private static final int MOST_TRIALS = 1_000_000;

  private final Vertx vertx;
  private final Function<RequestParameters, LiveSweep> sweeps;
  private final SweepHost host;

  LaunchRoutes(Vertx vertx, Function<RequestParameters, LiveSweep> sweeps, SweepHost host) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.host = host;
  }

  boolean drives() {
    return host.drives();
  }

  /** What is wrong with a file, as somebody types it. */
  void validate(RoutingContext ctx) {
    Draft draft = draft(ctx);
    answer(ctx, () -> ReportJson.validation(host.check(draft)));
  }

  void run(RoutingContext ctx) {
    start(ctx, new Launch.Run(draft(ctx)));
  }

  void resume(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = ended(query);
    if (sweep.state() == SweepState.FINISHED) {
      throw RequestException.conflict(sweep.name() + " has nothing left to run; extend it");
    }
    start(ctx, new Launch.Resume(sweep.id()));
  }

  void retry(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = ended(query);
    if (sweep.counts().failed() == 0) {
      throw RequestException.conflict("no trial of " + sweep.name() + " has failed");
    }
    start(ctx, new Launch.Retry(sweep.id()));
  }

  void extend(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = ended(query);
    int trials = ActBody.of(ctx.body().asString(), Set.of("trials")).whole("trials", MOST_TRIALS);
    start(ctx, new Launch.Extend(sweep.id(), trials));
  }

  /** A copy lies beside its original, since it may name what lies there. */
  private Draft draft(RoutingContext ctx) {
    ActBody body = ActBody.of(ctx.body().asString(), DRAFT);
    String file =
        body.text("sweep")
            .map(id -> sweeps.apply(new RequestParameters(Map.of("id", id))))
            .map(sweep -> sweep.history().submitted().file())
            .orElse("page.yaml");
    return new Draft(file, body.required("text"));
  }

  private SweepHistory ended(RequestParameters query) {
    SweepHistory sweep = sweeps.apply(query).history();
    if (sweep.state() == SweepState.RUNNING) {
      throw RequestException.conflict(sweep.name() + " is running");
    }
    return sweep;
  }

  private void start(RoutingContext ctx, Launch launch) {
    if (!host.drives()) {
      throw RequestException.forbidden(
          "this page does not run sweeps; start it with: deploy/sweep serve --drive");
    }
    answer(ctx, () -> PlainJson.write(Map.of("done", host.start(launch))));
  }

  private void answer(RoutingContext ctx, Callable<String> json) {
    vertx
        .executeBlocking(json, false)
        .onFailure(e -> ctx.fail(e instanceof UserException ? refused(e) : e))
        .onSuccess(text -> Responses.json(ctx, text));
  }

  private static RequestException refused(Throwable e) {
    List<String> lines = String.valueOf(e.getMessage()).lines().toList();
    return RequestException.conflict(lines.isEmpty() ? "it does not start" : lines.get(0));
  }
}
