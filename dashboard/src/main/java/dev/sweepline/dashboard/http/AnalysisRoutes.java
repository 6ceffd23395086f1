package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.analysis.CurveBands;
import dev.sweepline.dashboard.analysis.SweepProgress;
import dev.sweepline.dashboard.http.answer.SharedAnswers;
import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.analysis.ParameterImportance;
import dev.sweepline.sweep.analysis.TrialFacts;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.trial.MeasurementColumns;
import dev.sweepline.sweep.view.AnalysisJson;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** Quantiles of so many, evenly spaced by rank, are those of all but for half of a hundredth. */
  private static final int CURVES_OF_BANDS = 10_000;

  private final Vertx vertx;
  private final Function<RequestParameters, LiveSweep> sweeps;
  private final BoardQueries queries;
  private final SharedAnswers answers;

  AnalysisRoutes(
      Vertx vertx,
      Function<RequestParameters, LiveSweep> sweeps,
      BoardQueries queries,
      SharedAnswers answers) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.queries = queries;
    this.answers = answers;
  }

  /** Columns of the best and of others evenly spaced by rank, as many as a chart can show. */
  void table(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    answers.send(ctx, "table", sweep, query, () -> table(sweep, query));
  }

  private Future<String> table(LiveSweep sweep, RequestParameters query) {
    int most = query.number("limit", ROWS_OF_TABLE);
    long version = sweep.history().version();
    return queries
        .rows(sweep, query)
        .map(
            rows -> {
              try {
                return AnalysisJson.table(
                    version,
                    rows.size(),
                    sample(rows, most, TOP_OF_TABLE),
                    sweep.board().columns(),
                    query.words("columns"));
              } catch (IllegalArgumentException e) {
                throw RequestException.badRequest(String.valueOf(e.getMessage()));
              }
            });
  }

  /** The best of some rows, and others evenly spaced. */
  private static List<RankedRow> sample(List<RankedRow> rows, int most, int best) {
    if (rows.size() <= most) {
      return rows;
    }
    int top = Math.min(best, most / 2);
    double step = (double) (rows.size() - top) / (most - top);
    List<RankedRow> some = new ArrayList<>(rows.subList(0, top));
    IntStream.range(0, most - top).forEach(i -> some.add(rows.get(top + (int) (i * step))));
    return some;
  }

  /** Which parameters made the best. */
  void importance(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    facts(
        ctx,
        "importance",
        query,
        facts -> {
          ParameterImportance found =
              ParameterImportance.of(facts, sweep.history().submitted().parameters());
          return AnalysisJson.object(
              Map.of("trials", found.trials(), "best", found.best(), "parameters", found.shares()));
        });
  }

  /** How the sweep went. */
  void progress(RoutingContext ctx, RequestParameters query) {
    facts(ctx, "progress", query, facts -> AnalysisJson.object(SweepProgress.of(facts)));
  }

  /** What slots do and did, and how fast the sweep goes. */
  void slots(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    answers.send(ctx, "slots", sweep, query, () -> Future.succeededFuture(slots(sweep)));
  }

  private static String slots(LiveSweep sweep) {
    return AnalysisJson.object(
        Map.of(
            "slots",
            sweep.slots().slots(),
            "pace",
            sweep.pace().steps(),
            "complete_from",
            sweep.pace().completeFrom()));
  }

  private void facts(
      RoutingContext ctx,
      String what,
      RequestParameters query,
      Function<List<TrialFacts>, String> json) {
    LiveSweep sweep = sweeps.apply(query);
    answers.send(
        ctx,
        what,
        sweep,
        query,
        () -> {
          List<TrialFacts> facts = new ArrayList<>();
          return queries
              .rows(sweep, query)
              .compose(rows -> walk(rows, row -> facts.add(TrialFacts.of(row.row()))))
              .compose(done -> vertx.executeBlocking(() -> json.apply(facts), false));
        });
  }

  /** Quantiles of the curves of one metric, of all or of as many as say the same. */
  void bands(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = sweeps.apply(query);
    answers.send(ctx, "bands", sweep, query, () -> bands(sweep, query));
  }

  private Future<String> bands(LiveSweep sweep, RequestParameters query) {
    String metric = query.text("metric").orElse(sweep.history().submitted().objective().name());
    List<MeasurementColumns.Source> curves = new ArrayList<>();
    return queries
        .rows(sweep, query)
        .map(rows -> sample(rows, CURVES_OF_BANDS, 0))
        .compose(rows -> walk(rows, row -> curves.add(row.row().trial().measured())))
        .compose(done -> vertx.executeBlocking(() -> bands(metric, curves), false));
  }

  private static String bands(String metric, List<MeasurementColumns.Source> curves) {
    CurveBands bands = new CurveBands();
    curves.forEach(curve -> curve.read().each(metric, bands::add));
    return AnalysisJson.object(
        Map.of("metric", metric, "quantiles", CurveBands.QUANTILES, "points", bands.points()));
  }

  private Future<Void> walk(List<RankedRow> rows, Consumer<RankedRow> each) {
    return Slices.each(vertx, rows, TRIALS_A_STEP, each);
  }
}
