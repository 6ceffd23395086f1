package dev.sweepline.worker.data.csv;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sweepline.worker.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reader of a csv file's records, by RFC 4180: a field in double quotes may hold separators, line
 * breaks, and two quotes for one. Blank lines and a byte order mark are passed over, blanks around
 * fields are cut off. Not thread-safe; for one use.
 */
public final class CsvRecords {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String file;
  private final CsvParser parser;

  /** Of a text that messages call {@code file}. */
  public CsvRecords(String file, char separator, BufferedReader text) throws IOException {
    this.file = file;
    this.parser =
        CsvFactory.builder()
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .createParser(withoutMark(text));
    parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  /**
   * One field of a record.
   *
   * @param line where it starts, from 1
   * @param column where it starts in its line, in characters from 1
   */
  public record Field(String text, int line, int column) {
    /** {@code file:line:column}. */
    public String in(String file) {
      return file + ":" + line + ":" + column;
    }
  }

  /**
   * The fields of the next record; none at the end.
   *
   * @throws DataException with {@code file:line:column} where quotes are wrong
   */
  public List<Field> next() throws IOException {
    List<Field> fields = new ArrayList<>();
    for (JsonToken token = token(); token != null; token = token()) {
      if (token == JsonToken.VALUE_STRING) {
        JsonLocation start = parser.currentTokenLocation();
        fields.add(new Field(parser.getText(), start.getLineNr(), start.getColumnNr()));
      } else if (token == JsonToken.END_ARRAY && !fields.isEmpty()) {
        return fields;
      }
    }
    return fields;
  }

  private JsonToken token() throws IOException {
    JsonLocation start = parser.currentLocation();
    try {
      return parser.nextToken();
    } catch (JsonProcessingException e) {
      JsonLocation end = parser.currentLocation();
      if (e.getOriginalMessage().startsWith("Missing closing quote")) {
        throw new DataException(
            "%s:%d:%d: the quote is not closed"
                .formatted(file, start.getLineNr(), start.getColumnNr()),
            e);
      }
      throw new DataException(
          "%s:%d:%d: text after a closing quote"
              .formatted(file, end.getLineNr(), end.getColumnNr() - 1),
          e);
    }
  }

  private static BufferedReader withoutMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }
}
