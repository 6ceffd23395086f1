package dev.sweepline.worker.data.columns;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Order of names: as numbers when all are, else as text. */
public final class NameOrder {
  private NameOrder() {}

  public static List<String> sorted(Collection<String> all) {
    List<String> names = all.stream().distinct().sorted().toList();
    return names.stream().allMatch(name -> name.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?"))
        ? names.stream().sorted(Comparator.comparing(BigDecimal::new)).toList()
        : names;
  }
}
