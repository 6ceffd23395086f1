package dev.sweepline.sweep;

import dev.sweepline.sweep.search.Hyperband;
import dev.sweepline.sweep.training.SeedPolicy;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.training.TrialResources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The terms on which a sweep runs, all optional in its file.
 *
 * @param limits what ends it or holds it back
 * @param earlyTerminate how weak trials are stopped
 * @param points assignments to try first; by full parameter name, each parameter left out is the
 *     sampler's to choose
 * @param seeds where trials' random streams start
 * @param repeats how many networks, each with its own seed, try every assignment
 * @param refit how the best assignment is trained again once the sweep has finished; empty for not
 *     at all
 * @param resources what each trial has of the machine it runs on
 * @param trainer what computes for its trials
 * @param labels what the file says to W&amp;B's agent, which nothing here reads: program, command…
 */
public record Terms(
    Limits limits,
    Optional<Hyperband> earlyTerminate,
    List<Map<String, Object>> points,
    SeedPolicy seeds,
    int repeats,
    Optional<Refit> refit,
    TrialResources resources,
    TrainerChoice trainer,
    Map<String, Object> labels) {
  public static final Terms DEFAULT =
      new Terms(
          Limits.NONE,
          Optional.empty(),
          List.of(),
          SeedPolicy.SAME,
          1,
          Optional.empty(),
          TrialResources.DEFAULT,
          TrainerChoice.AUTO,
          Map.of());

  public Terms {
    List<Map<String, Object>> copy = new ArrayList<>();
    points.forEach(point -> copy.add(Collections.unmodifiableMap(new LinkedHashMap<>(point))));
    points = Collections.unmodifiableList(copy);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    if (repeats < 1) {
      throw new IllegalArgumentException("repeats " + repeats + " is not >= 1");
    }
  }
}
