package dev.sweepline.worker.data.columns;

import dev.sweepline.sweep.text.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Feature that a column becomes: one number of those that networks see. Immutable, thread-safe. */
public sealed interface Feature {
  /** The name of the column that it is made of. */
  String column();

  /** For a person: {@code Age}, {@code Sex=male}, {@code when: month}. */
  String name();

  /**
   * The number of one cell.
   *
   * @param cell NaN where the value is missing
   */
  double of(double cell);

  /** Whether it is 0 or 1, which no scaling improves. */
  boolean flag();

  /** JSON values that say how to make it of a text, see {@link TableEncoder#document}. */
  Map<String, Object> document();

  /**
   * Amount as it is.
   *
   * @param fill for what is missing; NaN where that is refused
   */
  record Amount(String column, double fill) implements Feature {
    @Override
    public String name() {
      return column;
    }

    @Override
    public double of(double cell) {
      return Double.isNaN(cell) ? fill : cell;
    }

    @Override
    public boolean flag() {
      return false;
    }

    @Override
    public Map<String, Object> document() {
      return withFill(entry(column, "number"), fill);
    }
  }

  /** Sign that a value is missing. */
  record Gap(String column) implements Feature {
    @Override
    public String name() {
      return column + " is missing";
    }

    @Override
    public double of(double cell) {
      return Double.isNaN(cell) ? 1 : 0;
    }

    @Override
    public boolean flag() {
      return true;
    }

    @Override
    public Map<String, Object> document() {
      return entry(column, "gap");
    }
  }

  /**
   * Sign that a text is a certain one.
   *
   * @param code of the text; -1 where no row has it
   * @param refused whether missing values are
   * @param fill the text that stands for missing ones; empty for none of all
   */
  record Category(String column, String value, int code, boolean refused, String fill)
      implements Feature {
    @Override
    public String name() {
      return column + "=" + value;
    }

    @Override
    public double of(double cell) {
      boolean is = Double.isNaN(cell) ? fill.equals(value) : cell == code;
      return is ? 1 : 0;
    }

    @Override
    public boolean flag() {
      return true;
    }

    @Override
    public Map<String, Object> document() {
      Map<String, Object> fields = entry(column, "category");
      fields.put("is", value);
      if (!refused) {
        fields.put("missing", fill);
      }
      return fields;
    }
  }

  /**
   * Rank of a text among the categories, from 0.
   *
   * @param ranks by code
   * @param other the number of all other texts
   * @param fill for what is missing; NaN where that is refused
   */
  record Rank(
      String column,
      List<String> categories,
      Map<Integer, Integer> ranks,
      double other,
      double fill)
      implements Feature {
    @Override
    public String name() {
      return column;
    }

    @Override
    public double of(double cell) {
      if (Double.isNaN(cell)) {
        return fill;
      }
      Integer rank = ranks.get((int) cell);
      return rank == null ? other : rank;
    }

    @Override
    public boolean flag() {
      return false;
    }

    @Override
    public Map<String, Object> document() {
      Map<String, Object> fields = entry(column, "rank");
      fields.put("of", categories);
      fields.put("other", other);
      return withFill(fields, fill);
    }
  }

  /**
   * Part of a date.
   *
   * @param fill the seconds for what is missing; NaN where that is refused
   */
  record Part(String column, DatePart part, DateFormat format, double fill) implements Feature {
    @Override
    public String name() {
      return column + ": " + Words.of(part);
    }

    @Override
    public double of(double cell) {
      double seconds = Double.isNaN(cell) ? fill : cell;
      return Double.isNaN(seconds) ? seconds : part.of(seconds);
    }

    @Override
    public boolean flag() {
      return false;
    }

    @Override
    public Map<String, Object> document() {
      Map<String, Object> fields = entry(column, Words.of(part));
      fields.put("format", format.pattern());
      return withFill(fields, of(fill));
    }
  }

  /**
   * Seconds of a date since 1970.
   *
   * @param fill for what is missing; NaN where that is refused
   */
  record Seconds(String column, DateFormat format, double fill) implements Feature {
    @Override
    public String name() {
      return column;
    }

    @Override
    public double of(double cell) {
      return Double.isNaN(cell) ? fill : cell;
    }

    @Override
    public boolean flag() {
      return false;
    }

    @Override
    public Map<String, Object> document() {
      Map<String, Object> fields = entry(column, "seconds");
      fields.put("format", format.pattern());
      return withFill(fields, fill);
    }
  }

  private static Map<String, Object> entry(String column, String take) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("column", column);
    fields.put("take", take);
    return fields;
  }

  private static Map<String, Object> withFill(Map<String, Object> fields, double fill) {
    if (!Double.isNaN(fill)) {
      fields.put("missing", fill);
    }
    return fields;
  }
}
