package dev.sweepline.worker.data.tables;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.worker.data.DataException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The columns of a user's table.
 *
 * @param file for messages
 */
record Columns(String file, List<String> names) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]*[.]?[0-9]+([eE][-+]?[0-9]+)?");

  /**
   * Takes their names.
   *
   * @throws DataException when two are of one name
   */
  Columns {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DataException(file + ": has two columns '" + name + "'; rename one");
      }
    }
  }

  /**
   * The number of a column, by its name or its number from 0; without either, of the last.
   *
   * @throws DataException when there is no such column
   */
  int find(Optional<String> label) {
    return label.map(this::find).orElse(names.size() - 1);
  }

  /**
   * The number of a feature's column, by its name or its number from 0.
   *
   * @param option that names it, for the message
   * @throws DataException when there is no such column, or it is the label
   */
  int feature(String column, int label, String option) {
    int found = find(column);
    if (found == label) {
      throw new DataException(
          "%s: column '%s' of %s is the label; name another label, or leave it out"
              .formatted(file, column, option));
    }
    return found;
  }

  private int find(String label) {
    if (names.contains(label)) {
      return names.indexOf(label);
    }
    if (label.matches("[0-9]{1,6}") && Integer.parseInt(label) < names.size()) {
      return Integer.parseInt(label);
    }
    throw new DataException(
        "%s: has no column '%s'%s"
            .formatted(
                file,
                label,
                DidYouMean.hintOr(label, names, Map.of(), "it has " + shortened(names))));
  }

  /**
   * Whether the names look like a row of numbers that was taken for names. The names 0, 1, 2, … of
   * columns that had none are no such thing.
   *
   * @param but the number of a column that may be text; -1 for none
   */
  boolean lookLikeData(int but) {
    List<String> others =
        IntStream.range(0, names.size())
            .filter(column -> column != but)
            .mapToObj(names::get)
            .toList();
    boolean counted = isCounted(others, 0) || isCounted(others, 1);
    return !counted && others.stream().allMatch(name -> NUMBER.matcher(name).matches());
  }

  private static boolean isCounted(List<String> names, int from) {
    return IntStream.range(0, names.size())
        .allMatch(i -> names.get(i).equals(String.valueOf(i + from)));
  }

  /**
   * Makes sure that these are the columns of another file, in its order.
   *
   * @throws DataException naming the first that differs
   */
  Columns requireSame(Columns other) {
    for (String name : other.names) {
      if (!names.contains(name)) {
        throw new DataException(
            "%s: has no column '%s', which %s has".formatted(file, name, other.file));
      }
    }
    for (String name : names) {
      if (!other.names.contains(name)) {
        throw new DataException(
            "%s: has a column '%s', which %s has not".formatted(file, name, other.file));
      }
    }
    for (int at = 0; at < names.size(); at++) {
      if (!names.get(at).equals(other.names.get(at))) {
        throw new DataException(
            "%s: column %d is '%s', in %s it is '%s'; give both files one order"
                .formatted(file, at + 1, names.get(at), other.file, other.names.get(at)));
      }
    }
    return this;
  }

  /** Some of many names, for messages. */
  static String shortened(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(8, names.size())))
        + (names.size() > 8 ? ", …" : "");
  }
}
