package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveBoard;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.LeaderboardJson;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The answers about sweeps, boards, trials and curves as they are at the moment of the request.
 * Owned by the event loop.
 */
final class SweepRoutes {
  private static final int TOP_CURVES = 10;

  private final LiveSweeps sweeps;
  private final BoardQueries queries;

  SweepRoutes(LiveSweeps sweeps, BoardQueries queries) {
    this.sweeps = sweeps;
    this.queries = queries;
  }

  void list(RoutingContext ctx) {
    Responses.json(ctx, SweepJson.list(sweeps.newestFirst(), sweeps::head));
  }

  void detail(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = find(query);
    Responses.json(ctx, SweepJson.detail(sweep.history(), sweep.board().head()));
  }

  /** The board; filters keep the ranks, and a header tells how many rows matched. */
  void leaderboard(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = find(query);
    answer(
        ctx,
        query,
        (all, page) -> {
          ctx.response().putHeader("X-Total-Count", Integer.toString(all.size()));
          List<Standing> standings =
              page.stream().map(row -> row.standing(sweep.history())).toList();
          return LeaderboardJson.write(sweep.history(), sweep.board().head(), standings);
        });
  }

  /** A page of the board as the page shows it. */
  void rows(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = find(query);
    answer(
        ctx,
        query,
        (all, page) -> {
          LiveBoard board = sweep.board();
          int folded = board.hasCopies() ? all.stream().mapToInt(RankedRow::copies).sum() : 0;
          return LeaderboardJson.page(
              sweep.history(), all.size(), all.size() + folded, board.metrics(), page);
        });
  }

  /** One page of the rows asked for. */
  private void answer(
      RoutingContext ctx,
      RequestParameters query,
      BiFunction<List<RankedRow>, List<RankedRow>, String> json) {
    LiveSweep sweep = find(query);
    int offset = query.number("offset", 0);
    int limit = query.number("limit", Integer.MAX_VALUE);
    queries
        .rows(sweep, query)
        .onFailure(ctx::fail)
        .onSuccess(
            rows -> {
              List<RankedRow> page = rows.stream().skip(offset).limit(limit).toList();
              Responses.json(ctx, json.apply(rows, page));
            });
  }

  void trial(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    TrialHistory trial = trial(sweep, query.number("n", 0));
    RankedRow row = find(query).board().find(trial.trial()).orElseThrow();
    Responses.json(ctx, TrialJson.detail(sweep, trial, row.standing(sweep)));
  }

  void curves(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    List<Integer> asked = query.numbers("trials");
    List<TrialHistory> trials =
        asked.isEmpty()
            ? find(query).board().order().stream().limit(TOP_CURVES).map(BoardRow::trial).toList()
            : asked.stream().map(index -> trial(sweep, index)).toList();
    Responses.json(
        ctx,
        TrialJson.curves(
            sweep,
            trials,
            Set.copyOf(query.words("metric")),
            query.number("points", Integer.MAX_VALUE)));
  }

  private SweepHistory sweep(RequestParameters query) {
    return find(query).history();
  }

  /** The sweep that a path names. */
  LiveSweep find(RequestParameters query) {
    String id = query.text("id").orElse("");
    return sweeps
        .find(id)
        .orElseThrow(
            () -> RequestException.notFound("no sweep '" + id + "'; GET /api/sweeps lists them"));
  }

  /** A trial that a path names. */
  static TrialHistory trial(SweepHistory sweep, int index) {
    return sweep
        .trial(index)
        .orElseThrow(
            () ->
                RequestException.notFound(
                    "trial " + index + " of sweep " + sweep.id() + " has not started"));
  }
}
