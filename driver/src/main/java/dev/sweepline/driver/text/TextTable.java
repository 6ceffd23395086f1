package dev.sweepline.driver.text;

import java.util.ArrayList;
import java.util.List;

/** A table of text, its columns padded to equal width. Not thread-safe. */
public final class TextTable {
  private static final int WIDEST = 48;

  private final List<List<String>> rows = new ArrayList<>();

  /** A table under these titles. */
  public TextTable(List<String> head) {
    rows.add(head);
  }

  /** One more row, a cell for each title. */
  public void row(List<String> cells) {
    rows.add(cells.stream().map(TerminalText::line).map(TextTable::cut).toList());
  }

  private static String cut(String cell) {
    return cell.length() <= WIDEST ? cell : cell.substring(0, WIDEST - 1) + "…";
  }

  @Override
  public String toString() {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
