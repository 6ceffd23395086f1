package dev.sweepline.sweep.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sweepline.sweep.text.UserException;
import org.junit.jupiter.api.Test;

class YamlEditTest {
  private static final String FILE =
      """
      # Ours. 𝄞
      name: first   # a name
      budget: {epochs: 3}
      metric: {}
      parameters:
        # how wide
        hidden:
          values: [16, 32]

        dataset.missing: {values: [mean]}
      base: &base {a: 1}
      other: *base
      """;

  @Test
  void set_replacesAValueAndKeepsAllElse() {
    assertThat(YamlEdit.set(FILE, "name", "second"))
        .isEqualTo(FILE.replace("name: first   #", "name: second   #"));
    assertThat(YamlEdit.set(FILE, "budget.epochs", "30"))
        .isEqualTo(FILE.replace("epochs: 3}", "epochs: 30}"));
    assertThat(YamlEdit.set(FILE, "parameters.hidden", "{values: [8]}"))
        .isEqualTo(FILE.replace("hidden:\n    values: [16, 32]", "hidden: {values: [8]}"));
    assertThat(YamlEdit.set(FILE, "parameters.dataset.missing.values", "[median]"))
        .isEqualTo(FILE.replace("[mean]", "[median]"));
  }

  @Test
  void set_addsWhatIsNotThere() {
    assertThat(YamlEdit.set(FILE, "seed", "5"))
        .isEqualTo(FILE.replace("name: first", "seed: 5\nname: first"));
    assertThat(YamlEdit.set(FILE, "budget.time", "5m"))
        .isEqualTo(FILE.replace("{epochs: 3}", "{time: 5m, epochs: 3}"));
    assertThat(YamlEdit.set(FILE, "metric.name", "val_f1"))
        .isEqualTo(FILE.replace("metric: {}", "metric: {name: val_f1}"));
    assertThat(YamlEdit.set(FILE, "parameters.dropout", "{values: [0]}"))
        .isEqualTo(FILE.replace("  hidden:", "  dropout: {values: [0]}\n  hidden:"));
  }

  @Test
  void set_refusesWhatItCannotReach() {
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> YamlEdit.set(FILE, "name.first", "1"))
        .withMessage("cannot set name.first: name is not a map in the file");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> YamlEdit.set(FILE, "other.a", "1"))
        .withMessage("cannot set other.a: an alias stands there");
    assertThatExceptionOfType(UserException.class)
        .isThrownBy(() -> YamlEdit.set("[1]", "a", "1"))
        .withMessage("cannot set a: the file is no map");
  }

  @Test
  void set_replacesATextOverSeveralLines() {
    assertThat(YamlEdit.set("description: |\n  a\n  b\nname: x\n", "description", "c"))
        .isEqualTo("description: c\nname: x\n");
  }
}
