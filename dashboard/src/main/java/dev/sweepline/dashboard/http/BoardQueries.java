package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.BoardFilter;
import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.BoardScan;
import dev.sweepline.sweep.board.BoardSort;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.trial.TrialState;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The questions that requests ask of boards. Another thread looks through them, as rows do not
 * change; the last answers are kept while their sweeps stay as they are, for pages of one board.
 * Owned by the event loop.
 */
final class BoardQueries {
  private static final int ANSWERS_KEPT = 16;
  private static final int LARGE = 5000;
  private static final long LOOK_MILLIS = 500;

  /** What people ask, by a word that no row mentions, by a value, and in other orders. */
  private static final Map<String, BoardSort> USUAL =
      Map.of(
          "mentioned_nowhere", BoardSort.BY_RANK,
          "value > 0 and state = completed", BoardSort.of("-value"),
          "", BoardSort.of("name"));

  private final Vertx vertx;

  /** How many rows boards had when they were prepared for questions. */
  private final Map<String, Integer> prepared = new HashMap<>();

  private final Map<Question, Answer> kept =
      new LinkedHashMap<>(ANSWERS_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
          return size() > ANSWERS_KEPT;
        }
      };

  BoardQueries(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Prepares large boards, the newest first, once the feed has come to the end of the log. */
  void prepareWhenRead(LiveSweeps sweeps, FeedMeter meter) {
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          if (!meter.read().position().replaying()) {
            vertx.cancelTimer(timer);
            sweeps.newestFirst().forEach(each -> sweeps.get(each.id()).ifPresent(this::prepare));
          }
        });
  }

  /**
   * Asks a large board some questions, so that the texts that words are looked for in are made, and
   * the code that answers is compiled, before somebody waits for it.
   */
  private void prepare(LiveSweep sweep) {
    int rows = sweep.history().trials().size();
    String id = sweep.history().id();
    if (rows < LARGE || rows < 2 * prepared.getOrDefault(id, 0)) {
      return;
    }
    prepared.put(id, rows);
    BoardColumns columns = sweep.board().columns();
    List<BoardRow> order = sweep.board().order();
    USUAL.forEach(
        (filter, sort) ->
            vertx.executeBlocking(
                () -> {
                  BoardFilter passing = new BoardFilter(columns, Set.of(), filter);
                  return new BoardScan(order, columns, passing, sort).result().size();
                },
                true));
  }

  /** The rows of a sweep that some request is about. */
  private record Question(
      String sweep,
      Set<TrialState> states,
      String filter,
      BoardSort sort,
      Optional<Set<Integer>> opened) {}

  private record Answer(long version, Future<List<RankedRow>> rows) {}

  /**
   * The rows that a request's {@code state}, {@code filter} (or {@code q}) and {@code sort} ask
   * for; with {@code fold} copies are folded, save those that {@code open} names.
   *
   * @return fails with a {@link RequestException} where they cannot be read
   */
  Future<List<RankedRow>> rows(LiveSweep sweep, RequestParameters query) {
    String filter = query.text("filter").or(() -> query.text("q")).orElse("");
    BoardSort sort = query.text("sort").map(BoardSort::of).orElse(BoardSort.BY_RANK);
    Set<TrialState> states =
        query.words("state").stream().map(TrialState::valueOf).collect(Collectors.toSet());
    Optional<Set<Integer>> opened =
        query.flag("fold", false) && sweep.board().hasCopies()
            ? Optional.of(Set.copyOf(query.numbers("open")))
            : Optional.empty();
    Question question = new Question(sweep.history().id(), states, filter, sort, opened);
    long version = sweep.history().version();
    Answer known = kept.get(question);
    if (known != null && known.version() == version) {
      return known.rows();
    }
    try {
      BoardColumns columns = sweep.board().columns();
      BoardFilter passing = new BoardFilter(columns, states, filter);
      BoardScan scan = new BoardScan(sweep.board().order(), columns, passing, sort, opened);
      if (scan.asksForAll()) {
        prepare(sweep);
      }
      Future<List<RankedRow>> rows = result(scan).recover(BoardQueries::failed);
      kept.put(question, new Answer(version, rows));
      return rows;
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
  }

  private Future<List<RankedRow>> result(BoardScan scan) {
    return scan.asksForAll()
        ? Future.succeededFuture(scan.result())
        : vertx.executeBlocking(scan::result, false);
  }

  private static Future<List<RankedRow>> failed(Throwable e) {
    return Future.failedFuture(e instanceof IllegalArgumentException bad ? refused(bad) : e);
  }

  private static RequestException refused(IllegalArgumentException e) {
    return RequestException.badRequest(String.valueOf(e.getMessage()));
  }
}
