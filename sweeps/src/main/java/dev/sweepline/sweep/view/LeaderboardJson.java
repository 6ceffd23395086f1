package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.log.RefitJson;
import dev.sweepline.sweep.log.SubmissionJson;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The leaderboard as the command line and the HTTP API give it. */
public final class LeaderboardJson {
  private LeaderboardJson() {}

  /**
   * {@code {"sweep":{…},"objective":{…},"standings":[…]}}, best first; {@code refit} is only there
   * where the best was trained again.
   */
  public static String write(SweepHistory history) {
    return write(history, BoardHead.of(history), Leaderboard.of(history));
  }

  /** The same with only some of the standings; the head is that of all. */
  public static String write(SweepHistory history, BoardHead head, List<Standing> standings) {
    return Json.write(tree(history, head, standings));
  }

  /**
   * {@code {"sweep":{…},"objective":{…},"best":{…},"model":…}}: the first standing and the file of
   * its network; null where there is none.
   */
  public static String best(
      SweepHistory history, Optional<Standing> standing, Optional<String> model) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.set("sweep", sweep(history));
    SubmissionJson.objectives(history.submitted().objectives(), node);
    node.set("best", standing.map(LeaderboardJson::row).orElse(null));
    node.put("model", model.orElse(null));
    return Json.write(node);
  }

  static ObjectNode tree(SweepHistory history, BoardHead head, List<Standing> standings) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.set("sweep", sweep(history));
    SubmissionJson.objectives(history.submitted().objectives(), node);
    front(history, head.front(), node);
    history.refitted().ifPresent(refit -> RefitJson.write(refit, node.putObject("refit")));
    ArrayNode rows = node.putArray("standings");
    for (Standing standing : standings) {
      ObjectNode row = row(standing);
      if (standing.rank() > 1
          && head.best().filter(best -> !standing.isSeparableFrom(best)).isPresent()) {
        row.put("separable", false);
      }
      rows.add(row);
    }
    return node;
  }

  /**
   * Id, name, state and the counts that add up; {@code paused} where any trial is, {@code archived}
   * where the sweep is.
   */
  static ObjectNode sweep(SweepHistory history) {
    SweepHistory.Counts counts = history.counts();
    ObjectNode node =
        Json.MAPPER
            .createObjectNode()
            .put("id", history.id())
            .put("name", history.name())
            .put("state", history.state().name())
            .put("planned", counts.planned())
            .put("completed", counts.completed())
            .put("stopped", counts.stopped())
            .put("failed", counts.failed())
            .put("cancelled", counts.cancelled())
            .put("running", counts.running())
            .put("pending", counts.pending());
    if (history.isArchived()) {
      node.put("archived", true);
    }
    return counts.paused() == 0 ? node : node.put("paused", counts.paused());
  }

  /** {@code front}: the trials that none beats in all objectives, where there are several. */
  static void front(SweepHistory history, List<Integer> trials, ObjectNode node) {
    if (history.submitted().objectives().several()) {
      ArrayNode front = node.putArray("front");
      trials.forEach(front::add);
    }
  }

  /**
   * A page of a board: {@code {"sweep","version","all","total","trials","metrics":[…],"rows":[…]}},
   * the rows with {@code group} and {@code reason}, where they are copies with {@code copy_of}, and
   * where copies are folded into them with {@code copies}; {@code all} counts the trials started.
   *
   * @param version of the history, from which the rows are taken
   * @param total how many rows there are on all pages
   * @param trials how many trials those are with the ones folded into them
   * @param metrics the names of what the trials measure
   */
  public static String page(
      SweepHistory history,
      long version,
      int total,
      int trials,
      Collection<String> metrics,
      List<RankedRow> rows) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("sweep", history.id());
    node.put("version", version);
    node.put("all", history.trials().size()).put("total", total).put("trials", trials);
    node.set("metrics", Json.tree(metrics));
    ArrayNode array = node.putArray("rows");
    for (RankedRow row : rows) {
      ObjectNode shown = fullRow(row.standing(history));
      row.row().copyOf().ifPresent(origin -> shown.put("copy_of", origin));
      if (row.copies() > 0) {
        shown.put("copies", row.copies());
      }
      array.add(shown);
    }
    return Json.write(node);
  }

  /** The row, the part of the board that it stands in, and why it did not complete. */
  static ObjectNode fullRow(Standing standing) {
    ObjectNode row = row(standing);
    row.put("group", standing.group().position());
    standing.reason().ifPresent(reason -> row.put("reason", reason));
    return row;
  }

  /**
   * One standing; a value that is missing or not finite is null. {@code standard_error} is only
   * there where the value is the mean of several networks, {@code separable} (from the best) where
   * it is false. {@code epochs} is only there where an earlier epoch than the newest speaks for the
   * trial, {@code starred}, {@code note} and {@code tags} where somebody gave them.
   */
  static ObjectNode row(Standing standing) {
    ObjectNode row = Json.MAPPER.createObjectNode();
    row.put("rank", standing.rank()).put("trial", standing.trial()).put("name", standing.name());
    row.put("state", standing.state().name()).put("attempt", standing.attempt());
    Json.finite(row, "value", standing.value());
    if (standing.standardError().isPresent()) {
      row.put("standard_error", standing.standardError().getAsDouble());
    }
    row.put("epoch", standing.epoch());
    if (standing.epochs() != standing.epoch()) {
      row.put("epochs", standing.epochs());
    }
    row.set("parameters", Json.tree(standing.parameters()));
    row.set("metrics", Json.numbers(standing.metrics()));
    MarksJson.put(standing.marks(), row);
    return row;
  }
}
