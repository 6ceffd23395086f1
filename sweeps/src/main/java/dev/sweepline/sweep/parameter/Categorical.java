package dev.sweepline.sweep.parameter;

import dev.sweepline.sweep.value.CanonicalValue;
import dev.sweepline.sweep.value.Extent;
import dev.sweepline.sweep.value.GridPoints;
import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of a list of values.
 *
 * @param values at least one; they may include null, lists and maps
 * @param probabilities how likely each is, in the values' order, together 1; empty where each is as
 *     likely
 */
public record Categorical(List<Object> values, List<Double> probabilities) implements Parameter {
  public Categorical {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    probabilities = List.copyOf(probabilities);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values is empty");
    }
    if (!probabilities.isEmpty() && probabilities.size() != values.size()) {
      throw new IllegalArgumentException(
          probabilities.size() + " probabilities for " + values.size() + " values");
    }
  }

  /** Each as likely. */
  public Categorical(List<Object> values) {
    this(values, List.of());
  }

  @Override
  public String kind() {
    return probabilities.isEmpty() ? "categorical" : "categorical_w_probabilities";
  }

  @Override
  public String range() {
    return IntStream.range(0, values.size())
        .mapToObj(i -> ValueText.exact(values.get(i)) + share(i))
        .collect(Collectors.joining(" | "));
  }

  private String share(int index) {
    return probabilities.isEmpty() ? "" : " (" + ValueText.exact(probabilities.get(index)) + ")";
  }

  @Override
  public Object quantile(double u) {
    return probabilities.isEmpty() ? even(u) : weighted(u);
  }

  private Object even(double u) {
    int index = (int) Math.ceil(u * values.size()) - 1;
    return values.get(Math.max(0, Math.min(values.size() - 1, index)));
  }

  /** The first value whose share of the whole reaches beyond u; never one of probability 0. */
  private Object weighted(double u) {
    double reached = 0;
    int last = 0;
    for (int i = 0; i < values.size(); i++) {
      reached += probabilities.get(i);
      if (probabilities.get(i) > 0) {
        last = i;
        if (u < reached) {
          return values.get(i);
        }
      }
    }
    return values.get(last);
  }

  /** W&amp;B's grid refuses probabilities, which it could not respect. */
  @Override
  public Optional<GridPoints> grid() {
    return probabilities.isEmpty() ? support() : Optional.empty();
  }

  /** Equal values once, at their first place, in their last spelling (3 and 3.0 are equal). */
  @Override
  public Optional<GridPoints> support() {
    Map<Object, Object> distinct = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      if (probabilities.isEmpty() || probabilities.get(i) > 0) {
        distinct.put(CanonicalValue.of(values.get(i)), values.get(i));
      }
    }
    return Optional.of(GridPoints.of(new ArrayList<>(distinct.values())));
  }

  @Override
  public boolean contains(Object value) {
    return values.stream().anyMatch(own -> CanonicalValue.equal(own, value));
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.of(new Extent.Values(values));
  }

  /** Fewer values; what was likelier stays likelier by the same factor. */
  @Override
  public Parameter over(Extent extent) {
    List<Object> kept = ((Extent.Values) extent).values();
    if (probabilities.isEmpty() || kept.equals(values)) {
      return new Categorical(kept, probabilities);
    }
    List<Double> shares = kept.stream().map(v -> probabilities.get(values.indexOf(v))).toList();
    double whole = shares.stream().mapToDouble(Double::doubleValue).sum();
    return whole > 0
        ? new Categorical(kept, shares.stream().map(share -> share / whole).toList())
        : new Categorical(kept);
  }
}
