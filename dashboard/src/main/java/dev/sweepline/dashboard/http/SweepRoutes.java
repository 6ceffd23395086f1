package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.sweep.value.ValueText;
import dev.sweepline.sweep.view.LeaderboardJson;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sweeps, boards, trials and curves, as they are at the moment of the request. */
final class SweepRoutes {
  private static final int TOP_CURVES = 10;
  private static final int MOST_CURVES = 200;

  private final LiveSweeps sweeps;

  SweepRoutes(LiveSweeps sweeps) {
    this.sweeps = sweeps;
  }

  void list(RoutingContext ctx) {
    Responses.json(ctx, SweepJson.list(sweeps.newestFirst()));
  }

  void detail(RoutingContext ctx) {
    Responses.json(ctx, SweepJson.detail(sweep(ctx)));
  }

  /** The board; filters keep the ranks, and a header tells how many rows matched. */
  void leaderboard(RoutingContext ctx) {
    SweepHistory sweep = sweep(ctx);
    RequestParameters query = new RequestParameters(ctx);
    int offset = query.number("offset", 0);
    int limit = query.number("limit", Integer.MAX_VALUE);
    List<TrialHistory> order = Leaderboard.order(sweep);
    Set<TrialState> states = query.states("state");
    Predicate<Standing> mentioned = mentions(query.text("q"));
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

  void trial(RoutingContext ctx) {
    SweepHistory sweep = sweep(ctx);
    TrialHistory trial = trial(sweep, new RequestParameters(ctx).trial());
    int rank = 1 + Leaderboard.order(sweep).indexOf(trial);
    Responses.json(ctx, TrialJson.detail(sweep, trial, Leaderboard.standing(rank, trial, sweep)));
  }

  void curves(RoutingContext ctx) {
    SweepHistory sweep = sweep(ctx);
    RequestParameters query = new RequestParameters(ctx);
    List<Integer> asked = query.numbers("trials");
    if (asked.size() > MOST_CURVES) {
      throw RequestException.badRequest(
          "trials names " + asked.size() + " trials, the most is " + MOST_CURVES);
    }
    List<TrialHistory> trials =
        asked.isEmpty()
            ? Leaderboard.order(sweep).stream().limit(TOP_CURVES).toList()
            : asked.stream().map(index -> trial(sweep, index)).toList();
    Responses.json(ctx, TrialJson.curves(sweep, trials, query.words("metric")));
  }

  private SweepHistory sweep(RoutingContext ctx) {
    return find(sweeps, ctx).history();
  }

  static LiveSweep find(LiveSweeps sweeps, RoutingContext ctx) {
    String id = ctx.pathParam("id");
    return sweeps
        .find(id)
        .orElseThrow(
            () -> RequestException.notFound("no sweep '" + id + "'; GET /api/sweeps lists them"));
  }

  private static TrialHistory trial(SweepHistory sweep, int index) {
    return sweep
        .trial(index)
        .orElseThrow(
            () ->
                RequestException.notFound(
                    "trial " + index + " of sweep " + sweep.id() + " has not started"));
  }

  /** True where the trial's index, name or a {@code parameter=value} contains the text. */
  private static Predicate<Standing> mentions(Optional<String> text) {
    if (text.isEmpty()) {
      return row -> true;
    }
    String wanted = text.get().toLowerCase(Locale.ROOT);
    return row ->
        Stream.concat(
                Stream.of("#" + row.trial(), row.name()),
                row.parameters().entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + ValueText.show(entry.getValue())))
            .anyMatch(candidate -> candidate.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
