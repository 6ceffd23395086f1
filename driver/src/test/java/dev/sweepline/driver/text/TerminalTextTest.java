package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
  @Test
  void escapeSequence_losesWhatATerminalObeys() {
    assertThat(TerminalText.line("\u001b[2Jred\u009b31m\u0007")).isEqualTo("?[2Jred?31m?");
  }

  @Test
  void marksThatTurnTheText_areShownAsSuch() {
    assertThat(TerminalText.line("a\u202egpj\u2066b\u200fc")).isEqualTo("a?gpj?b?c");
  }

  @Test
  void textOfAllLanguages_stays() {
    String text = "größer 学习率 سرعة 👩\u200d🔬 ±\tµ";
    assertThat(TerminalText.line(text)).isEqualTo(text);
  }

  @Test
  void lineBreak_staysWhereLinesAreMeant() {
    assertThat(TerminalText.line("a\nb\r\u2028c")).isEqualTo("a?b??c");
    assertThat(TerminalText.lines("a\r\nb\n")).isEqualTo("a\r\nb\n");
  }
}
