package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.answer.SharedAnswers;
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
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;

/**
 * The answers about sweeps, boards, trials and curves as they are at the moment of the request.
 * Owned by the event loop.
 */
final class SweepRoutes {
  private static final int TOP_CURVES = 10;

  private final LiveSweeps sweeps;
  private final BoardQueries queries;
  private final SharedAnswers answers;

  SweepRoutes(LiveSweeps sweeps, BoardQueries queries, SharedAnswers answers) {
    this.sweeps = sweeps;
    this.queries = queries;
    this.answers = answers;
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
    queries
        .rows(sweep, query)
        .onFailure(ctx::fail)
        .onSuccess(
            all -> {
              ctx.response().putHeader("X-Total-Count", Integer.toString(all.size()));
              List<Standing> standings =
                  page(all, query).stream().map(row -> row.standing(sweep.history())).toList();
              Responses.json(
                  ctx, LeaderboardJson.write(sweep.history(), sweep.board().head(), standings));
            });
  }

  /** A page of the board as the page shows it. */
  void rows(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = find(query);
    answers.send(ctx, "rows", sweep, query, () -> rows(sweep, query));
  }

  private Future<String> rows(LiveSweep sweep, RequestParameters query) {
    LiveBoard board = sweep.board();
    long version = sweep.history().version();
    return queries
        .rows(sweep, query)
        .map(
            all -> {
              int folded = board.hasCopies() ? all.stream().mapToInt(RankedRow::copies).sum() : 0;
              return LeaderboardJson.page(
                  sweep.history(),
                  version,
                  all.size(),
                  all.size() + folded,
                  board.metrics(),
                  page(all, query));
            });
  }

  /** One page of the rows asked for. */
  private static List<RankedRow> page(List<RankedRow> rows, RequestParameters query) {
    int offset = Math.min(rows.size(), query.number("offset", 0));
    int limit = Math.min(rows.size() - offset, query.number("limit", Integer.MAX_VALUE));
    return rows.subList(offset, offset + limit);
  }

  void trial(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    TrialHistory trial = trial(sweep, query.number("n", 0));
    RankedRow row = find(query).board().find(trial.trial()).orElseThrow();
    Responses.json(ctx, TrialJson.detail(sweep, trial, row.standing(sweep)));
  }

  void curves(RoutingContext ctx, RequestParameters query) {
    LiveSweep sweep = find(query);
    answers.send(ctx, "curves", sweep, query, () -> Future.succeededFuture(curves(sweep, query)));
  }

  private static String curves(LiveSweep sweep, RequestParameters query) {
    List<Integer> asked = query.numbers("trials");
    List<TrialHistory> trials =
        asked.isEmpty()
            ? sweep.board().order().stream().limit(TOP_CURVES).map(BoardRow::trial).toList()
            : asked.stream().map(index -> trial(sweep.history(), index)).toList();
    return TrialJson.curves(
        sweep.history(),
        trials,
        Set.copyOf(query.words("metric")),
        query.number("points", Integer.MAX_VALUE));
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
