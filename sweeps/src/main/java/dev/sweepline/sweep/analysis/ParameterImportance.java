package dev.sweepline.sweep.analysis;

import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * The importance of a sweep's parameters for being among its best trials: how far the values of the
 * best tenth are from those of all, by Pearson's divergence (PED-ANOVA; Watanabe, Bansal, Hutter,
 * "PED-ANOVA: Efficiently Quantifying Hyperparameter Importance in Arbitrary Subspaces", IJCAI
 * 2023). Immutable.
 *
 * @param trials how many it rests on
 * @param best how many of them are the best
 * @param shares of all importance, the largest first
 */
public record ParameterImportance(int trials, int best, List<Share> shares) {
  private static final double TOP = 0.1;
  private static final int LEAST = 20;
  private static final int CELLS = 50;
  private static final int FEW = 12;

  public ParameterImportance {
    shares = List.copyOf(shares);
  }

  /**
   * A parameter's share.
   *
   * @param share from 0 to 1; all of them sum to 1
   */
  public record Share(String parameter, double share) {}

  /** What it rests on, in a sentence without its point. */
  public String basis() {
    return shares.isEmpty()
        ? "needs %d ranked trials; there are %d".formatted(LEAST, trials)
        : "how the best %d of %d ranked trials differ from all (PED-ANOVA)".formatted(best, trials);
  }

  /** The importance over the ranked ones of these trials; no shares where they are too few. */
  public static ParameterImportance of(
      Collection<TrialFacts> facts, Collection<ParameterColumn> parameters) {
    List<TrialFacts> ranked =
        facts.stream()
            .filter(TrialFacts::isRanked)
            .sorted(Comparator.comparingDouble(TrialFacts::score).reversed())
            .toList();
    int best = Math.max(LEAST / 4, (int) Math.ceil(TOP * ranked.size()));
    if (ranked.size() < LEAST) {
      return new ParameterImportance(ranked.size(), 0, List.of());
    }
    List<Share> raw = new ArrayList<>();
    for (ParameterColumn parameter : parameters) {
      if (!parameter.kind().equals("constant")) {
        double divergence = divergence(ranked, best, parameter);
        raw.add(new Share(parameter.name(), divergence));
      }
    }
    double sum = raw.stream().mapToDouble(Share::share).sum();
    List<Share> shares =
        raw.stream()
            .map(each -> new Share(each.parameter(), sum > 0 ? each.share() / sum : 0))
            .sorted(Comparator.comparingDouble(Share::share).reversed())
            .toList();
    return new ParameterImportance(ranked.size(), best, shares);
  }

  private static double divergence(List<TrialFacts> ranked, int best, ParameterColumn parameter) {
    List<Optional<Object>> values =
        ranked.stream()
            .map(each -> Optional.ofNullable(each.parameters().get(parameter.name())))
            .toList();
    boolean numbers =
        values.stream().allMatch(value -> value.isEmpty() || value.get() instanceof Number);
    long distinct = values.stream().distinct().limit(FEW + 1L).count();
    if (!numbers || distinct <= FEW) {
      List<Optional<Object>> categories = values.stream().distinct().toList();
      return Density.divergence(
          Density.ofCategories(values.subList(0, best), categories),
          Density.ofCategories(values, categories));
    }
    boolean log = parameter.kind().contains("log");
    double[] all = values.stream().mapToDouble(value -> number(value, log)).toArray();
    double low = DoubleStream.of(all).filter(Double::isFinite).min().orElse(0);
    double high = DoubleStream.of(all).filter(Double::isFinite).max().orElse(1);
    return Density.divergence(
        Density.ofNumbers(DoubleStream.of(all).limit(best).toArray(), low, high, CELLS),
        Density.ofNumbers(all, low, high, CELLS));
  }

  /** NaN for a parameter that the trial does not have. */
  private static double number(Optional<Object> value, boolean log) {
    if (value.isEmpty()) {
      return Double.NaN;
    }
    double number = ((Number) value.get()).doubleValue();
    return log && number > 0 ? Math.log(number) : number;
  }
}
