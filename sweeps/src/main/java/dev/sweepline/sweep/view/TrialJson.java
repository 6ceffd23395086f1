package dev.sweepline.sweep.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.TrialRetried;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.log.SubmissionJson;
import dev.sweepline.sweep.log.TrialEndJson;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Single trials and their learning curves as the HTTP API gives them. Stateless. */
public final class TrialJson {
  private TrialJson() {}

  /** Everything the log says of one trial, under its standing. */
  public static String detail(SweepHistory history, TrialHistory trial, Standing standing) {
    ObjectNode node = LeaderboardJson.row(standing).put("sweep", history.id());
    SubmissionJson.objectives(history.submitted().objectives(), node);
    node.putObject("budget").put(trial.budget().unit().word(), trial.budget().amount());
    node.put("slot", trial.slot());
    trial
        .report()
        .map(TrialReport::kernels)
        .filter(kernels -> !kernels.isEmpty())
        .ifPresent(kernels -> node.put("kernels", kernels));
    if (trial.lineage().isInherited()) {
      node.putObject("continues")
          .put("trial", trial.lineage().parent())
          .put("epoch", trial.lineage().epoch());
    }
    BothSpellings.put(node, "started_at", trial.startedAt());
    BothSpellings.putOrNull(node, "ended_at", trial.endedAt().orElse(null));
    node.put("gap", trial.gap());
    MarksJson.authors(trial.marks(), node);
    node.set("measurements", points(trial, 0, Set.of()));
    ArrayNode retries = node.putArray("retries");
    for (TrialRetried retry : trial.retries()) {
      ObjectNode one = retries.addObject().put("attempt", retry.attempt()).put("at", retry.at());
      one.set("failure", TrialEndJson.write(retry.failure()));
    }
    node.putNull("end");
    trial.report().ifPresent(report -> node.set("end", end(report.end())));
    node.set("results", Json.tree(Map.of()));
    trial.report().ifPresent(report -> node.set("results", Json.numbers(report.results())));
    node.set("log", Json.tree(trial.report().map(TrialReport::log).orElse(List.of())));
    return Json.write(node);
  }

  private static ObjectNode end(TrialEnd end) {
    ObjectNode node = TrialEndJson.write(end);
    if (end instanceof Stopped) {
      end.explanation().ifPresent(reason -> node.put("reason", reason));
    }
    return node;
  }

  /**
   * {@code
   * {"sweep":…,"curves":[{"trial","attempt","state","value","points":[{"epoch","step","metrics"}]}]}}.
   *
   * @param metrics which metrics to give; empty means all
   * @param most how many points of each at most, evenly spaced, the last among them
   */
  public static String curves(
      SweepHistory history, List<TrialHistory> trials, Set<String> metrics, int most) {
    ObjectNode node = Json.MAPPER.createObjectNode().put("sweep", history.id());
    ArrayNode curves = node.putArray("curves");
    for (TrialHistory trial : trials) {
      ObjectNode curve = curves.addObject().put("trial", trial.trial());
      curve.put("attempt", trial.attempt()).put("state", trial.state().name());
      Json.finite(curve, "value", Leaderboard.standing(1, trial, history).value());
      curve.set("points", points(thinned(trial.measurements(), most), metrics));
    }
    return Json.write(node);
  }

  private static List<Measurement> thinned(List<Measurement> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    double step = (all.size() - 1.0) / (most - 1);
    return IntStream.range(0, most).mapToObj(i -> all.get((int) Math.round(i * step))).toList();
  }

  /** Measurements from the given position on. */
  static ArrayNode points(TrialHistory trial, int from, Set<String> metrics) {
    List<Measurement> measurements = trial.measurements();
    return points(measurements.subList(from, measurements.size()), metrics);
  }

  private static ArrayNode points(List<Measurement> measurements, Set<String> metrics) {
    ArrayNode points = Json.MAPPER.createArrayNode();
    for (Measurement m : measurements) {
      ObjectNode point = points.addObject().put("epoch", m.epoch()).put("step", m.step());
      point.set("metrics", Json.numbers(pick(m.metrics(), metrics)));
    }
    return points;
  }

  private static Map<String, Double> pick(Map<String, Double> all, Set<String> names) {
    if (names.isEmpty()) {
      return all;
    }
    Map<String, Double> picked = new TreeMap<>(all);
    picked.keySet().retainAll(names);
    return picked;
  }
}
