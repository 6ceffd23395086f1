package dev.sweepline.driver.backtest.table;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.csv.CsvRecords;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A reader of tables from CSV files, gzipped or not, whose first line names the columns. Stateless.
 */
public final class TableReader {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private TableReader() {}

  /**
   * Reads a table.
   *
   * @param shown what the user calls the file
   * @param parameters the columns that make up a configuration, where the table has them
   * @param request where the results are
   * @throws UserException when it cannot be read, with the line to show
   */
  public static MeasuredTable read(
      Path file, String shown, Collection<String> parameters, ColumnRequest request) {
    try (InputStream in = open(file);
        BufferedReader text =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
      return read(new CsvRecords(shown, ',', text), shown, parameters, request);
    } catch (CharacterCodingException e) {
      throw new UserException(shown + ": is not UTF-8 text", e);
    } catch (EOFException | ZipException e) {
      throw new UserException(shown + ": is cut short or not gzipped", e);
    } catch (DataException e) {
      throw new UserException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UserException(shown + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private static InputStream open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      boolean zipped = Arrays.equals(start, GZIP);
      InputStream again = Files.newInputStream(file);
      return zipped ? new GZIPInputStream(again, 1 << 16) : again;
    }
  }

  private static MeasuredTable read(
      CsvRecords records, String shown, Collection<String> parameters, ColumnRequest request)
      throws IOException {
    List<String> header = records.next().stream().map(Field::text).toList();
    if (header.isEmpty()) {
      throw new UserException(shown + ": is empty");
    }
    TableRows rows = new TableRows(shown, header, parameters, request);
    for (List<Field> row = records.next(); !row.isEmpty(); row = records.next()) {
      if (row.size() != header.size()) {
        throw new UserException(
            "%s: has %d fields, the first line %d"
                .formatted(row.get(0).in(shown), row.size(), header.size()));
      }
      List<String> cells = new ArrayList<>(row.size());
      row.forEach(field -> cells.add(field.text()));
      rows.add(cells);
    }
    return rows.table();
  }
}
