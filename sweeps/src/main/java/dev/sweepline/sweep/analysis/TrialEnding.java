package dev.sweepline.sweep.analysis;

import dev.sweepline.sweep.trial.TrialState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A way in which trials ended. Immutable.
 *
 * @param kind of failure, or the rule; may be empty
 * @param reason the figures in it left out, so that like are counted with like
 * @param count how many ended so
 * @param example one of them
 */
public record TrialEnding(TrialState state, String kind, String reason, int count, int example) {
  private static final int MOST = 40;
  private static final Pattern FIGURE = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)*(?:e[-+]?\\d+)?");

  private record Likeness(TrialState state, String kind, String reason) {
    static Likeness of(TrialFacts each) {
      String like = FIGURE.matcher(each.reason()).replaceAll("…");
      return new Likeness(each.state(), each.kind(), like);
    }
  }

  /** The most frequent ways in which some trials ended, the most frequent first. */
  public static List<TrialEnding> of(Collection<TrialFacts> facts) {
    Map<Likeness, List<Integer>> trials = new HashMap<>();
    facts.stream()
        .filter(each -> each.state().terminal())
        .forEach(
            each ->
                trials
                    .computeIfAbsent(Likeness.of(each), k -> new ArrayList<>())
                    .add(each.trial()));
    return trials.entrySet().stream()
        .map(
            entry ->
                new TrialEnding(
                    entry.getKey().state(),
                    entry.getKey().kind(),
                    entry.getKey().reason(),
                    entry.getValue().size(),
                    entry.getValue().get(0)))
        .sorted(
            Comparator.comparingInt(TrialEnding::count)
                .reversed()
                .thenComparing(TrialEnding::reason))
        .limit(MOST)
        .toList();
  }
}
