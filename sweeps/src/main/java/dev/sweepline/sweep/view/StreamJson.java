package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.RankKey;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.log.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** One message of the live stream, built up part by part. Not thread-safe. */
public final class StreamJson {
  private final ObjectNode node = Json.MAPPER.createObjectNode();
  private ArrayNode rows;

  /**
   * Starts a message.
   *
   * @param now the server's clock, milliseconds since 1970, so that a page can show elapsed time
   */
  public StreamJson(long now) {
    node.put("now", now);
  }

  /**
   * Marks the first message of a connection.
   *
   * @param boot names this run of the server
   * @param reset whether the receiver must drop what it has
   */
  public StreamJson first(String boot, boolean reset) {
    node.put("boot", boot).put("reset", reset);
    return this;
  }

  /** Says that more messages follow before the receiver is up to date. */
  public StreamJson more() {
    node.put("more", true);
    return this;
  }

  /** Counts, state and best of the sweep that the stream is about. */
  public StreamJson sweep(SweepHistory history, BoardHead head) {
    node.set("sweep", SweepJson.summary(history, head));
    rows = node.putArray("rows");
    return this;
  }

  /** Says which state of the sweep the message is about. */
  public StreamJson version(long version) {
    node.put("version", version);
    return this;
  }

  public StreamJson stages(SweepHistory history) {
    node.set("stages", SweepJson.stages(history));
    return this;
  }

  /** The state of what feeds the stream: JSON values by name. */
  public StreamJson feed(Map<String, ?> fields) {
    node.set("feed", Json.tree(fields));
    return this;
  }

  /** Other sweeps that changed, for the list. */
  public StreamJson sweeps(List<SweepHistory> changed, Function<SweepHistory, BoardHead> heads) {
    node.set("sweeps", SweepJson.summaries(changed, heads));
    return this;
  }

  /** The ids of sweeps that are gone. */
  public StreamJson deleted(List<String> ids) {
    if (!ids.isEmpty()) {
      node.set("deleted", Json.tree(ids));
    }
    return this;
  }

  /**
   * Adds a row after {@link #sweep}: a standing without its rank, what it is ranked by ({@code
   * group} up, then {@code score} down, which is null outside of the first group, then {@code
   * trial} up), {@code reason} where it was not completed, and the measurements from a position on.
   *
   * @param from position of the first measurement to give, from 0; negative for none
   */
  public StreamJson row(SweepHistory history, TrialHistory trial, int from) {
    ObjectNode row = LeaderboardJson.fullRow(Leaderboard.standing(1, trial, history));
    row.remove("rank");
    RankKey key = RankKey.of(trial, history.submitted().objectives());
    Json.finite(row, "score", key.finiteScore());
    if (from >= 0 && from < trial.measurements().size()) {
      row.put("from", from);
      row.set("points", TrialJson.points(trial, from, Set.of()));
    }
    rows.add(row);
    return this;
  }

  public String write() {
    return Json.write(node);
  }
}
