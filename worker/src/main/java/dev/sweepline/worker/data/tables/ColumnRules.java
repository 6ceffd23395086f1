package dev.sweepline.worker.data.tables;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.columns.DateFormat;
import dev.sweepline.worker.data.columns.Missing;
import dev.sweepline.worker.data.columns.Treatment;
import dev.sweepline.worker.data.option.OptionReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules of what becomes of a table's columns: the options {@code drop}, {@code columns}, {@code
 * encode}, {@code dates}, {@code categories}, {@code missing} and {@code ids}.
 *
 * @param drop columns that are left out, by name or number
 * @param only whether all others but those of {@code columns} are left out
 * @param columns what is said of single columns, by name or number
 * @param standard what holds for all others
 * @param dropsIds whether columns that only tell rows apart are left out
 */
record ColumnRules(
    List<String> drop,
    boolean only,
    Map<String, ColumnRule> columns,
    Treatment standard,
    boolean dropsIds) {
  /** Nothing is said of any column. */
  static final ColumnRules NONE =
      new ColumnRules(List.of(), false, Map.of(), Treatment.STANDARD, false);

  private static final String ONE_HOT = "one_hot";
  private static final String ORDINAL = "ordinal";
  private static final String PARTS = "parts";
  private static final String SECONDS = "seconds";
  private static final String ID = "id";

  private static final List<String> ENCODINGS = List.of(ONE_HOT, ORDINAL, PARTS, SECONDS);

  /** What a column can be said to be in one word. */
  private static final List<String> WORDS = words();

  private static List<String> words() {
    List<String> words = new ArrayList<>(Words.all(ColumnKind.class));
    words.addAll(ENCODINGS);
    words.add(ID);
    return List.copyOf(words);
  }

  /** Reads them. */
  static ColumnRules of(OptionReader options) {
    List<String> drop = options.texts("drop");
    Treatment standard =
        new Treatment(
            options.word("encode", ONE_HOT, ORDINAL).equals(ORDINAL),
            options.word("dates", PARTS, SECONDS).equals(SECONDS),
            options.textsOr("categories", "auto"),
            missing(options, Missing.ERROR),
            DateFormat.STANDARD);
    boolean only = options.isList("columns");
    OptionReader columns = only ? options.listed("columns") : options.inside("columns");
    Map<String, ColumnRule> rules = new LinkedHashMap<>();
    columns.names().forEach(name -> rules.put(name, rule(name, columns, standard)));
    boolean dropsIds = options.word("ids", "keep", "drop").equals("drop");
    for (String dropped : drop) {
      if (rules.containsKey(dropped)) {
        options.complain(
            "drop", "drop '" + dropped + "' stands in columns, too; leave one of them out");
      }
    }
    return new ColumnRules(drop, only, rules, standard, dropsIds);
  }

  private static Missing missing(OptionReader options, Missing standard) {
    String word = options.word("missing", Words.of(standard), Words.all(Missing.class));
    return Words.find(Missing.class, word).orElse(standard);
  }

  private static ColumnRule rule(String name, OptionReader columns, Treatment standard) {
    if (columns.isAlone(name)) {
      return new ColumnRule(Optional.empty(), Optional.empty(), true, standard);
    }
    if (!columns.isMap(name)) {
      return rule(columns.word(name, "", WORDS), standard);
    }
    OptionReader inside = columns.inside(name);
    ColumnRule kind = rule(inside.word("kind", "", WORDS), standard);
    String encode = inside.word("encode", "", ENCODINGS);
    Optional<ColumnKind> encoded = kind(encode);
    Treatment coarse = treatment(encode, kind.treatment());
    Optional<List<String>> categories = inside.textsOr("categories", "auto");
    Optional<DateFormat> format = format(inside);
    Treatment treatment =
        new Treatment(
            coarse.ordinal(),
            coarse.seconds(),
            inside.has("categories") ? categories : coarse.categories(),
            missing(inside, standard.missing()),
            format.orElse(coarse.format()));
    inside.refuseRest("column '" + name + "'");
    return new ColumnRule(
        kind.leftOut(),
        kind.kind()
            .or(() -> encoded)
            .or(() -> categories.map(listed -> ColumnKind.TEXT))
            .or(() -> format.map(given -> ColumnKind.DATE)),
        true,
        treatment);
  }

  private static ColumnRule rule(String word, Treatment standard) {
    return word.equals(ID)
        ? ColumnRule.out("the file says that it is an id")
        : new ColumnRule(Optional.empty(), kind(word), true, treatment(word, standard));
  }

  private static Optional<ColumnKind> kind(String word) {
    return switch (word) {
      case ONE_HOT, ORDINAL -> Optional.of(ColumnKind.TEXT);
      case PARTS, SECONDS -> Optional.of(ColumnKind.DATE);
      default -> Words.find(ColumnKind.class, word);
    };
  }

  private static Treatment treatment(String word, Treatment standard) {
    return new Treatment(
        word.equals(ORDINAL) || (standard.ordinal() && !word.equals(ONE_HOT)),
        word.equals(SECONDS) || (standard.seconds() && !word.equals(PARTS)),
        standard.categories(),
        standard.missing(),
        standard.format());
  }

  private static Optional<DateFormat> format(OptionReader inside) {
    Optional<String> pattern = inside.text("format");
    try {
      return pattern.map(DateFormat::new);
    } catch (IllegalArgumentException e) {
      inside.complain(
          "format",
          "format '%s' is no pattern of dates, such as dd/MM/yyyy HH:mm"
              .formatted(pattern.orElse("")));
      return Optional.empty();
    }
  }

  /**
   * The rule for each column of a table, in its order; the label's is to be passed over.
   *
   * @throws dev.sweepline.worker.data.DataException when a column is named that is not there, or
   *     the label is
   */
  List<ColumnRule> resolve(Columns table, int label) {
    List<ColumnRule> all = new ArrayList<>();
    for (int at = 0; at < table.names().size(); at++) {
      all.add(
          only
              ? ColumnRule.out("not among columns")
              : new ColumnRule(Optional.empty(), Optional.empty(), false, standard));
    }
    columns.forEach((name, rule) -> all.set(table.feature(name, label, "columns"), rule));
    drop.forEach(
        name -> all.set(table.feature(name, label, "drop"), ColumnRule.out("dropped by the file")));
    return all;
  }
}
