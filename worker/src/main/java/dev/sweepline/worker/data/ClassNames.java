package dev.sweepline.worker.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names of classes, numbered by the order of their names: as numbers when all are, else as text.
 *
 * @param labels the number of each row's class
 */
@SuppressWarnings("ArrayRecordComponent") // one per row; never compared
public record ClassNames(List<String> names, int[] labels) {
  public static ClassNames of(List<String> rows) {
    List<String> names = rows.stream().distinct().sorted().toList();
    if (names.stream().allMatch(name -> name.matches("-?[0-9]{1,30}(\\.[0-9]{1,30})?"))) {
      names = names.stream().sorted(Comparator.comparing(BigDecimal::new)).toList();
    }
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return new ClassNames(names, rows.stream().mapToInt(numbers::get).toArray());
  }
}
