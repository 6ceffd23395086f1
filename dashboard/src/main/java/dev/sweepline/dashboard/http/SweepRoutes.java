package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.board.TextFilter;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.view.LeaderboardJson;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The answers about sweeps, boards, trials and curves as they are at the moment of the request.
 * Owned by the event loop.
 */
final class SweepRoutes {
  private static final int TOP_CURVES = 10;

  private final LiveSweeps sweeps;

  SweepRoutes(LiveSweeps sweeps) {
    this.sweeps = sweeps;
  }

  void list(RoutingContext ctx) {
    Responses.json(ctx, SweepJson.list(sweeps.newestFirst()));
  }

  void detail(RoutingContext ctx, RequestParameters query) {
    Responses.json(ctx, SweepJson.detail(sweep(query)));
  }

  /** The board; filters keep the ranks, and a header tells how many rows matched. */
  void leaderboard(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    int offset = query.number("offset", 0);
    int limit = query.number("limit", Integer.MAX_VALUE);
    List<TrialHistory> order = Leaderboard.order(sweep);
    Set<TrialState> states = states(query.words("state"));
    TextFilter mentioned = new TextFilter(query.text("q").orElse(""));
    List<Standing> matching =
        IntStream.range(0, order.size())
            .filter(i -> states.isEmpty() || states.contains(order.get(i).state()))
            .mapToObj(i -> Leaderboard.standing(i + 1, order.get(i), sweep))
            .filter(mentioned)
            .toList();
    ctx.response().putHeader("X-Total-Count", Integer.toString(matching.size()));
    List<Standing> page = matching.stream().skip(offset).limit(limit).toList();
    Responses.json(ctx, LeaderboardJson.write(sweep, page));
  }

  void trial(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    TrialHistory trial = trial(sweep, query.number("n", 0));
    int rank = 1 + Leaderboard.order(sweep).indexOf(trial);
    Responses.json(ctx, TrialJson.detail(sweep, trial, Leaderboard.standing(rank, trial, sweep)));
  }

  void curves(RoutingContext ctx, RequestParameters query) {
    SweepHistory sweep = sweep(query);
    List<Integer> asked = query.numbers("trials");
    List<TrialHistory> trials =
        asked.isEmpty()
            ? Leaderboard.order(sweep).stream().limit(TOP_CURVES).toList()
            : asked.stream().map(index -> trial(sweep, index)).toList();
    Responses.json(ctx, TrialJson.curves(sweep, trials, Set.copyOf(query.words("metric"))));
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

  private static Set<TrialState> states(List<String> words) {
    return words.stream().map(TrialState::valueOf).collect(Collectors.toSet());
  }

  private static TrialHistory trial(SweepHistory sweep, int index) {
    return sweep
        .trial(index)
        .orElseThrow(
            () ->
                RequestException.notFound(
                    "trial " + index + " of sweep " + sweep.id() + " has not started"));
  }
}
