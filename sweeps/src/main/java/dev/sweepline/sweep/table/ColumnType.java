package dev.sweepline.sweep.table;

/** The type of a table's column. */
public enum ColumnType {
  /** Strings; also lists and maps, as JSON. */
  TEXT,
  /** Long. */
  INTEGER,
  /** Double, NaN and infinities among them; Long where a value is whole. */
  REAL,
  BOOLEAN,
  /** Long, milliseconds since 1970. */
  TIME,
  /** Whatever a sweep file gives a parameter; its values say. */
  MIXED;

  /** The narrowest that holds a value. */
  public static ColumnType of(Object value) {
    return value instanceof Long
        ? INTEGER
        : value instanceof Double ? REAL : value instanceof Boolean ? BOOLEAN : TEXT;
  }

  /** The narrowest that holds the values of both. */
  public ColumnType with(ColumnType other) {
    return this == other ? this : isNumber() && other.isNumber() ? REAL : TEXT;
  }

  private boolean isNumber() {
    return this == INTEGER || this == REAL;
  }
}
