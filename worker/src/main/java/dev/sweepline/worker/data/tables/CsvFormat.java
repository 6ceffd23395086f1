package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import java.util.ArrayList;
import java.util.List;

/**
 * Format of a csv file.
 *
 * @param header whether the first line names the columns
 */
record CsvFormat(boolean header, char separator) {

  /**
   * One field of a line.
   *
   * @param column where it starts, in characters from 1
   */
  record Field(String text, int column) {}

  /** Cuts a line; a field may stand in double quotes, in which two of them are one. */
  List<Field> fields(String line, String place) {
    List<Field> fields = new ArrayList<>();
    int at = 0;
    while (at <= line.length()) {
      int start = at;
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder text = new StringBuilder();
        at = quoted(line, at + 1, text, place);
        fields.add(new Field(text.toString(), start + 1));
      } else {
        int end = line.indexOf(separator, at);
        at = end < 0 ? line.length() : end;
        fields.add(new Field(line.substring(start, at).strip(), start + 1));
      }
      at++;
    }
    return fields;
  }

  /** Where the field ends: at a separator or the line's end. */
  private int quoted(String line, int from, StringBuilder text, String place) {
    int at = from;
    while (at < line.length()) {
      char c = line.charAt(at++);
      if (c != '"') {
        text.append(c);
      } else if (at < line.length() && line.charAt(at) == '"') {
        text.append(c);
        at++;
      } else if (at == line.length() || line.charAt(at) == separator) {
        return at;
      } else {
        throw new DataException(place + ":" + (at + 1) + ": text after a closing quote");
      }
    }
    throw new DataException(place + ":" + from + ": the quote is not closed in this line");
  }
}
