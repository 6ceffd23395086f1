package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.analysis.CurveBands;
import dev.sweepline.dashboard.analysis.SweepProgress;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.analysis.ParameterImportance;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.view.AnalysisJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The answers about a sweep's trials as a whole, those that the board's filter lets pass. What they
 * are computed of is taken in steps, between which the loop answers others; computing itself is for
 * another thread. Owned by the event loop.
 */
final class AnalysisRoutes {
  private static final int TRIALS_A_STEP = 500;
  private static final int TOP_OF_TABLE = 200;
  private static final int ROWS_OF_TABLE = 2000;

  private final Vertx vertx;
  private final Function<RequestParameters, LiveSweep> sweeps;
  private final BoardQueries queries;

  AnalysisRoutes(Vertx vertx, Function<RequestParameters, LiveSweep> sweeps, BoardQueries queries) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.queries = queries;
  }

  /** Columns of the best and of others evenly spaced by rank, as many as a chart can show. */
  void table(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    int most = query.number("limit", ROWS_OF_TABLE);
    rows(ctx, query)
        .onSuccess(
            rows -> {
              List<RankedRow> some = sample(rows, most);
              try {
                String answer =
                    AnalysisJson.table(
                        sweep.history(),
                        rows.size(),
                        some,
                        sweep.board().columns(),
                        query.words("columns"));
                Responses.json(ctx, answer);
              } catch (IllegalArgumentException e) {
                ctx.fail(RequestException.badRequest(String.valueOf(e.getMessage())));
              }
            });
  }

  private static List<RankedRow> sample(List<RankedRow> rows, int most) {
    if (rows.size() <= most) {
      return rows;
    }
    int top = Math.min(TOP_OF_TABLE, most / 2);
    double step = (double) (rows.size() - top) / (most - top);
    List<RankedRow> some = new ArrayList<>(rows.subList(0, top));
    IntStream.range(0, most - top).forEach(i -> some.add(rows.get(top + (int) (i * step))));
    return some;
  }

  /** Which parameters made the best. */
  void importance(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweeps.apply(query).history();
    facts(
        ctx,
        query,
        facts -> {
          ParameterImportance found = ParameterImportance.of(facts, sweep.submitted().parameters());
          return AnalysisJson.object(
              Map.of("trials", found.trials(), "best", found.best(), "parameters", found.shares()));
        });
  }

  /** How the sweep went. */
  void progress(RoutingContext ctx, RequestParameters query) {
    facts(ctx, query, facts -> AnalysisJson.object(SweepProgress.of(facts)));
  }

  /** Quantiles of all curves of one metric. */
  void bands(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    String metric = query.text("metric").orElse(sweep.history().submitted().objective().name());
    CurveBands bands = new CurveBands();
    rows(ctx, query)
        .compose(
            rows ->
                walk(
                    rows,
                    row -> {
                      for (Measurement measured : row.row().trial().measurements()) {
                        bands.add(measured.epoch(), measured.metric(metric));
                      }
                    }))
        .onSuccess(
            done ->
                compute(
                    ctx,
                    () ->
                        AnalysisJson.object(
                            Map.of(
                                "metric",
                                metric,
                                "quantiles",
                                CurveBands.QUANTILES,
                                "points",
                                bands.points()))));
  }

  private void facts(
      RoutingContext ctx, RequestParameters query, Function<List<TrialFacts>, String> json) {
    List<TrialFacts> facts = new ArrayList<>();
    rows(ctx, query)
        .compose(rows -> walk(rows, row -> facts.add(TrialFacts.of(row.row()))))
        .onSuccess(done -> compute(ctx, () -> json.apply(facts)));
  }

  private Future<List<RankedRow>> rows(RoutingContext ctx, RequestParameters query) {
    return queries.rows(sweeps.apply(query), query).onFailure(ctx::fail);
  }

  private Future<Void> walk(List<RankedRow> rows, Consumer<RankedRow> each) {
    return Slices.each(vertx, rows, TRIALS_A_STEP, each);
  }

  private void compute(RoutingContext ctx, Callable<String> json) {
    vertx
        .executeBlocking(json, false)
        .onFailure(ctx::fail)
        .onSuccess(text -> Responses.json(ctx, text));
  }
}
