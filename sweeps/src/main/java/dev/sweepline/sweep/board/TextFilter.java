package dev.sweepline.sweep.board;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.value.ValueText;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A filter of board rows by words, all of which a row must mention: in its {@code #index}, name,
 * state, reason or a {@code parameter=value}. Capitals do not matter. Immutable, thread-safe.
 */
public final class TextFilter implements Predicate<Standing> {
  private final List<String> words;

  /**
   * @param text words with white space between them; without any, every row passes
   */
  public TextFilter(String text) {
    this.words =
        Stream.of(text.toLowerCase(Locale.ROOT).split("\\s+"))
            .filter(word -> !word.isEmpty())
            .toList();
  }

  @Override
  public boolean test(Standing row) {
    if (words.isEmpty()) {
      return true;
    }
    String mentioned = mentioned(row);
    return words.stream().allMatch(mentioned::contains);
  }

  private static String mentioned(Standing row) {
    StringBuilder text = new StringBuilder("#" + row.trial());
    text.append(' ').append(row.name()).append(' ').append(Words.of(row.state()));
    row.reason().ifPresent(reason -> text.append(' ').append(reason));
    row.parameters()
        .forEach((name, value) -> text.append(' ').append(name + "=" + ValueText.show(value)));
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
