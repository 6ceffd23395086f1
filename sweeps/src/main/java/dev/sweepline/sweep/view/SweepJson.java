package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.BoardHead;
import dev.sweepline.sweep.event.DriverId;
import dev.sweepline.sweep.event.SweepEvent.StageOpened;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.history.ReportedMetrics;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.log.ExtentJson;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.log.RefitJson;
import dev.sweepline.sweep.log.SubmissionJson;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sweeps as the HTTP API gives them. Stateless. */
public final class SweepJson {
  private SweepJson() {}

  /** {@code {"sweeps":[…]}} in the order given. */
  public static String list(List<SweepHistory> sweeps) {
    return list(sweeps, BoardHead::of);
  }

  /** The same where the heads of their boards are known. */
  public static String list(List<SweepHistory> sweeps, Function<SweepHistory, BoardHead> heads) {
    ObjectNode node = Json.MAPPER.createObjectNode();
    node.set("sweeps", summaries(sweeps, heads));
    return Json.write(node);
  }

  /** One sweep with its columns, file, stages and environment. */
  public static String detail(SweepHistory history) {
    return detail(history, BoardHead.of(history));
  }

  /** The same where the head of its board is known. */
  public static String detail(SweepHistory history, BoardHead head) {
    SweepSubmitted submitted = history.submitted();
    ObjectNode node = summary(history, head);
    node.set("parameters", SubmissionJson.columns(submitted.parameters()));
    node.put("file", submitted.file()).put("text", submitted.text());
    node.set("stages", stages(history));
    node.set("environment", Json.tree(submitted.environment()));
    SubmissionJson.display(submitted.display(), node);
    return Json.write(node);
  }

  static ArrayNode summaries(List<SweepHistory> sweeps, Function<SweepHistory, BoardHead> heads) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    sweeps.forEach(sweep -> array.add(summary(sweep, heads.apply(sweep))));
    return array;
  }

  /**
   * Counts, best, times; {@code ended_at} is null while a driver works on it. {@code refit} is only
   * there where the best was trained again.
   */
  public static ObjectNode summary(SweepHistory history, BoardHead head) {
    ObjectNode node = LeaderboardJson.sweep(history);
    node.put("method", history.submitted().method());
    SubmissionJson.objectives(history.submitted().objectives(), node);
    LeaderboardJson.front(history, head.front(), node);
    node.putNull("best");
    head.best()
        .ifPresent(
            best -> {
              ObjectNode child = node.putObject("best").put("trial", best.trial());
              Json.finite(child, "value", best.value());
              if (best.standardError().isPresent()) {
                child.put("standard_error", best.standardError().getAsDouble());
              }
              child.set("parameters", Json.tree(best.parameters()));
            });
    HonestScore.of(history, head.best()).ifPresent(line -> node.put("report", line));
    history
        .refitted()
        .ifPresent(refit -> RefitJson.write(refit, node.putObject("refit").put("at", refit.at())));
    BothSpellings.put(node, "started_at", history.submitted().at());
    BothSpellings.putOrNull(node, "ended_at", history.ended().map(SweepEnded::at).orElse(null));
    BothSpellings.put(node, "active_before", history.activeBefore());
    BothSpellings.put(node, "active_since", history.activeSince());
    node.put("driver", history.holder().map(DriverId::toString).orElse(null));
    BothSpellings.put(node, "driver_sign_at", history.lastSign());
    node.set("notes", Json.tree(notes(history)));
    return node;
  }

  /** What the sweep began with, what it misses, and what is to be said at its end. */
  private static List<String> notes(SweepHistory history) {
    List<String> notes = new ArrayList<>();
    history.submitted().prior().forEach(prior -> notes.add(prior.text()));
    ReportedMetrics.missing(history, history.submitted().objectives().metrics())
        .ifPresent(notes::add);
    history.ended().ifPresent(end -> notes.addAll(end.notes()));
    return notes;
  }

  /** The stages opened so far with their windows. */
  static ArrayNode stages(SweepHistory history) {
    ArrayNode array = Json.MAPPER.createArrayNode();
    for (StageOpened stage : history.stages()) {
      ObjectNode node = array.addObject().put("stage", stage.stage());
      BothSpellings.put(node, "first_trial", stage.firstTrial());
      node.put("trials", stage.trials()).put("at", stage.at());
      node.set("window", ExtentJson.write(stage.window()));
    }
    return array;
  }
}
