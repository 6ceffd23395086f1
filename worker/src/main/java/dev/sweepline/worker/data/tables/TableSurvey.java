package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Survey of a table of which nothing is said yet, not even which column is the label. Immutable.
 *
 * @param headless whether its first line looks like data, not like names
 * @param columns in the table's order
 */
public record TableSurvey(int rows, boolean headless, List<SurveyedColumn> columns) {

  /**
   * Reads a table to the end.
   *
   * @param source the kind of its file
   * @param options how it is stored: {@code separator}, {@code header}
   * @throws dev.sweepline.worker.data.DataException when it is absent or broken
   */
  public static TableSurvey of(
      TableSource source, String file, Map<String, Object> options, DataFolders folders) {
    DataFile data = new DataFile(file);
    Table table =
        source
            .format(new OptionReader(options))
            .read(data, folders, names -> Table.unlabelled(data, names));
    Collection<ColumnCells> cells = table.features().values();
    cells.forEach(ColumnCells::findDates);
    return new TableSurvey(
        cells.iterator().next().rows(),
        table.looksLikeData(),
        cells.stream().map(SurveyedColumn::of).toList());
  }
}
