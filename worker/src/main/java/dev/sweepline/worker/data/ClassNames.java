package dev.sweepline.worker.data;

import dev.sweepline.worker.data.columns.NameOrder;
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
    List<String> names = NameOrder.sorted(rows);
    Map<String, Integer> numbers = new HashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return new ClassNames(names, rows.stream().mapToInt(numbers::get).toArray());
  }
}
