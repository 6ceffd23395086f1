package dev.sweepline.worker.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.worker.data.DataException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SavedColumnsTest {
  private static final String DOCUMENT =
      """
      {"missing": ["", "na"], "features": [
        {"column": "age", "take": "number", "missing": 30.5},
        {"column": "age", "take": "gap"},
        {"column": "sex", "take": "category", "is": "male", "missing": "male"},
        {"column": "size", "take": "rank", "of": ["S", "M", "L"], "other": 1.5},
        {"column": "when", "take": "weekday", "format": "dd/MM/uuuu HH:mm"},
        {"column": "when", "take": "seconds", "format": "dd/MM/uuuu HH:mm"}]}
      """;

  private static final Map<String, String> ROW =
      Map.of("age", " 41 ", "sex", "female", "size", "L", "when", "04/01/1970 12:30", "more", "x");

  private static SavedColumns columns() throws IOException {
    return new SavedColumns(new ObjectMapper().readTree(DOCUMENT));
  }

  private static Map<String, String> with(String column, String text) {
    Map<String, String> row = new HashMap<>(ROW);
    row.put(column, text);
    return row;
  }

  @Test
  void row_becomesTheNumbersOfItsTexts() throws IOException {
    double sunday = 7;
    double seconds = 3 * 86_400 + 12 * 3_600 + 30 * 60;

    assertThat(columns().names()).containsExactly("age", "sex", "size", "when");
    assertThat(columns().names()).filteredOn(columns()::takesNumber).containsExactly("age");
    assertThat(columns().numbers(ROW, Map.of())).containsExactly(41, 0, 0, 2, sunday, seconds);
    assertThat(columns().numbers(with("size", "XXL"), Map.of())[3]).isEqualTo(1.5);
  }

  @Test
  void date_thatIsOneNeedsNoText() throws IOException {
    double[] numbers = columns().numbers(with("when", "1970-01-05"), Map.of("when", 4 * 86_400.0));

    assertThat(numbers[4]).isEqualTo(1); // a Monday
    assertThat(numbers[5]).isEqualTo(4 * 86_400);
  }

  @Test
  void gap_isFilledAsTheTrainingRowsSay() throws IOException {
    assertThat(columns().numbers(with("age", "NA"), Map.of())).startsWith(30.5, 1);
    assertThat(columns().numbers(with("sex", ""), Map.of())[2]).isEqualTo(1);
  }

  @Test
  void whatCannotBeRead_isToldWithItsColumn() throws IOException {
    SavedColumns columns = columns();

    assertThatThrownBy(() -> columns.numbers(with("age", "old"), Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessage("'old' in column 'age' is not a number");
    for (String onlyJavas : new String[] {"0x1p3", "12f", "1d", "Infinity", "1e99"}) {
      assertThatThrownBy(() -> columns.numbers(with("age", onlyJavas), Map.of()))
          .hasMessage("'%s' in column 'age' is not a number", onlyJavas);
    }
    assertThatThrownBy(() -> columns.numbers(with("when", "1970-01-04"), Map.of()))
        .hasMessage("'1970-01-04' in column 'when' is not a date");
    assertThatThrownBy(() -> columns.numbers(with("size", "na"), Map.of()))
        .hasMessage("the value of column 'size' is missing, and no training row lacked it");
  }
}
