package dev.sweepline.sweep.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One of a list of values, each as likely. */
public record Categorical(List<Object> values) implements Parameter {
  public Categorical {
    values = Collections.unmodifiableList(new ArrayList<>(values));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values is empty");
    }
  }

  @Override
  public String kind() {
    return "categorical";
  }

  @Override
  public String range() {
    return values.stream().map(Numbers::show).collect(Collectors.joining(" | "));
  }

  @Override
  public Object quantile(double u) {
    int index = (int) Math.ceil(u * values.size()) - 1;
    return values.get(Math.max(0, Math.min(values.size() - 1, index)));
  }

  /** Equal values once, at their first place, in their last spelling (3 and 3.0 are equal). */
  @Override
  public Optional<GridPoints> grid() {
    Map<Object, Object> distinct = new LinkedHashMap<>();
    values.forEach(value -> distinct.put(Canonical.of(value), value));
    return Optional.of(GridPoints.of(new ArrayList<>(distinct.values())));
  }

  @Override
  public Optional<Extent> extent() {
    return Optional.of(new Extent.Values(values));
  }

  @Override
  public Parameter over(Extent extent) {
    return new Categorical(((Extent.Values) extent).values());
  }
}
