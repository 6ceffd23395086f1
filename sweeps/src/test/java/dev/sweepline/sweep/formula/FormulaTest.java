package dev.sweepline.sweep.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {
  private static final Map<String, Object> VALUES =
      Map.of("batch", 32L, "lr", 0.1, "opt.name", "sgd", "on", true, "sizes", List.of(64L, 32L));

  private static Object value(String text) {
    return Formula.of(text, VALUES.keySet()).value(VALUES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "batch * 8;256",
        "batch / 5;6.4",
        "batch / 4;8",
        "batch % 5;2",
        "-7 % 5;3",
        "2 ** 10;1024",
        "2 ^ 0.5;1.4142135623730951",
        "1 + 2 * 3;7",
        "(1 + 2) * 3;9",
        "min(batch, 5, lr);0.1",
        "max(batch, 64);64",
        "len(sizes);2",
        "len(opt.name);3",
        "if(opt.name == 'sgd', batch, 1);32",
        "if(on, 1, 1 / 0);1",
        "round(2.5);2",
        "int(-2.7);-2",
        "floor(2.7) + ceil(2.1);5",
        "log2(8) + log10(100) + sqrt(16) + abs(-1);10.0",
        "float(batch);32.0",
        "9007199254740992 + 1;9007199254740992"
      })
  void value_isComputed(String text, String expected) {
    assertThat(value(text)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "batch <= 32;true",
        "batch < 32 or on;true",
        "not on && batch == 32;false",
        "opt.name != \"adam\";true",
        "opt.name == None;false",
        "lr == 0.1 and on;true",
        "false && 1 / 0 > 1;false",
        "batch = 32.0;true"
      })
  void holds_isComputed(String text, boolean expected) {
    assertThat(Formula.of(text, VALUES.keySet()).holds(VALUES)).isEqualTo(expected);
  }

  @Test
  void names_areThoseThatItNeeds() {
    assertThat(Formula.of("opt.name == 'lr' || batch > len(sizes)", VALUES.keySet()).names())
        .isEqualTo(Set.of("opt.name", "batch", "sizes"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "bach * 8~'bach' in 'bach * 8' is not a parameter",
        "1 / 0~'1 / 0' is Infinity",
        "10 ^ 400~'10 ^ 400' is Infinity",
        "opt.name * 2~'sgd' is not a number",
        "opt.name < 2~'sgd' and 2 have no order; compare numbers, two at a time",
        "len(batch)~32 has no length",
        "on && batch~32 is neither true nor false",
        "min()~min() needs at least one value",
        "'open~''open' has a ' that is not closed"
      })
  void value_explainsWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> value(text)).isInstanceOf(FormulaException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fact(9)",
        "random()",
        "str_upper(opt.name)",
        "dt_now()",
        "exec('x')",
        "new(1)",
        "getClass()",
        "batch.getClass()",
        "sizes[0]",
        "java.lang.System.exit(1)",
        "{a: 1}.a",
        "a = 1; b",
        "",
        "()",
        "1 +",
        "batch batch",
        "$batch",
        "#{batch}",
        "T(java.lang.Runtime)",
        "@x"
      })
  void of_refusesWhatIsOutsideTheSandbox(String text) {
    assertThatThrownBy(() -> Formula.of(text, VALUES.keySet()))
        .isInstanceOf(FormulaException.class);
  }

  @Test
  @Timeout(10)
  void value_takesTimeInProportionToItsLength() {
    String tower = "9^".repeat(240) + "9";
    assertThatThrownBy(() -> value(tower)).hasMessageEndingWith("is Infinity");
    assertThat(value("(".repeat(200) + "batch" + ")".repeat(200))).isEqualTo(32L);
    assertThat(value("-".repeat(400) + "batch")).isEqualTo(32L);
    assertThatThrownBy(() -> value("1" + "+1".repeat(250)))
        .hasMessage("the expression has 501 characters; write at most 500");
  }
}
