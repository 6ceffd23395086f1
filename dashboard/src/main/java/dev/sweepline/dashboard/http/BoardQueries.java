package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.contract.RequestException;
import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.board.BoardColumns;
import dev.sweepline.sweep.board.BoardFilter;
import dev.sweepline.sweep.board.BoardScan;
import dev.sweepline.sweep.board.BoardSort;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.trial.TrialState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The questions that requests ask of boards. Large boards are looked through in steps, between
 * which the loop answers others; the last answers are kept while their sweeps stay as they are, for
 * pages of one board. Owned by the event loop.
 */
final class BoardQueries {
  private static final int ROWS_A_STEP = 2000;
  private static final int ANSWERS_KEPT = 16;

  private final Vertx vertx;
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

  /** The rows of a sweep that some request is about. */
  private record Question(String sweep, Set<TrialState> states, String filter, BoardSort sort) {}

  private record Answer(long version, List<RankedRow> rows) {}

  /**
   * The rows that a request's {@code state}, {@code filter} (or {@code q}) and {@code sort} ask
   * for.
   *
   * @return fails with a {@link RequestException} where they cannot be read
   */
  Future<List<RankedRow>> rows(LiveSweep sweep, RequestParameters query) {
    String filter = query.text("filter").or(() -> query.text("q")).orElse("");
    BoardSort sort = query.text("sort").map(BoardSort::of).orElse(BoardSort.BY_RANK);
    Set<TrialState> states =
        query.words("state").stream().map(TrialState::valueOf).collect(Collectors.toSet());
    Question question = new Question(sweep.history().id(), states, filter, sort);
    long version = sweep.history().version();
    Answer known = kept.get(question);
    if (known != null && known.version() == version) {
      return Future.succeededFuture(known.rows());
    }
    Promise<List<RankedRow>> found = Promise.promise();
    try {
      BoardColumns columns = sweep.board().columns();
      BoardFilter rows = new BoardFilter(columns, states, filter);
      step(new BoardScan(sweep.board().order(), columns, rows, sort), found);
    } catch (IllegalArgumentException e) {
      found.fail(refused(e));
    }
    return found.future().onSuccess(rows -> kept.put(question, new Answer(version, rows)));
  }

  private void step(BoardScan scan, Promise<List<RankedRow>> found) {
    try {
      if (scan.step(ROWS_A_STEP)) {
        found.complete(scan.result());
      } else {
        vertx.runOnContext(nothing -> step(scan, found));
      }
    } catch (IllegalArgumentException e) {
      found.fail(refused(e));
    }
  }

  private static RequestException refused(IllegalArgumentException e) {
    return RequestException.badRequest(String.valueOf(e.getMessage()));
  }
}
