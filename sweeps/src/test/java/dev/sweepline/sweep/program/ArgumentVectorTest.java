package dev.sweepline.sweep.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every macro with the arguments that W&amp;B's agent makes of it. */
class ArgumentVectorTest {
  private static final ArgumentVector VECTOR =
      new ArgumentVector(
          "python",
          name -> Optional.ofNullable(Map.of("HOME", "/home/me", "EMPTY", "").get(name)),
          "/trials/3/parameters.json");

  private static final Map<String, Object> PARAMETERS =
      new TreeMap<>(
          Map.of(
              "batch",
              64L,
              "debug",
              false,
              "hidden",
              List.of(64L, 64L),
              "lr",
              1e-5,
              "name",
              "two words; $(rm -rf /)",
              "opt",
              new TreeMap<>(Map.of("lr", 0.1, "nesterov", true)),
              "shuffle",
              true));

  private static List<String> of(String... items) {
    return VECTOR.of(program("train.py", items), PARAMETERS);
  }

  private static Program program(String script, String... items) {
    return new Program(
        script,
        Arrays.asList(items),
        List.of(),
        "",
        Map.of(),
        ReportFormat.JSON_LINES,
        false,
        Duration.ZERO);
  }

  @Test
  void defaultCommand_isEnvInterpreterProgramAndArgs() {
    assertThat(VECTOR.of(Program.of("train.py"), Map.of("a", 1L)))
        .containsExactly("/usr/bin/env", "python", "train.py", "--a=1");
  }

  /** None is known by name alone. */
  @Test
  void everyMacro_standsForSomething() {
    assertThat(Macro.NAMES).allSatisfy(name -> assertThat(of("${" + name + "}")).isNotEmpty());
    assertThat(of("${env}", "${interpreter}", "${program}"))
        .containsExactly("/usr/bin/env", "python", "train.py");
  }

  @Test
  void args_areOnePerParameterAndNeverSeeAShell() {
    assertThat(of("${args}"))
        .containsExactly(
            "--batch=64",
            "--debug=False",
            "--hidden=[64, 64]",
            "--lr=1e-05",
            "--name=two words; $(rm -rf /)",
            "--opt={'lr': 0.1, 'nesterov': True}",
            "--shuffle=True");
  }

  @Test
  void argsNoEquals_areTwoPerParameter() {
    assertThat(of("${args_no_equals}"))
        .startsWith("--batch", "64", "--debug", "False", "--hidden", "[64, 64]")
        .hasSize(2 * PARAMETERS.size());
  }

  @Test
  void hydrasArgs_haveNoHyphens() {
    assertThat(of("${args_no_hyphens}")).startsWith("batch=64", "debug=False").contains("lr=1e-05");
    assertThat(of("${args_append_hydra}")).startsWith("+batch=64", "+debug=False");
    assertThat(of("${args_override_hydra}")).startsWith("++batch=64", "++debug=False");
  }

  @Test
  void argsNoBooleanFlags_nameWhatIsTrueAlone() {
    assertThat(of("${args_no_boolean_flags}"))
        .containsExactly(
            "--batch=64",
            "--hidden=[64, 64]",
            "--lr=1e-05",
            "--name=two words; $(rm -rf /)",
            "--opt={'lr': 0.1, 'nesterov': True}",
            "--shuffle");
  }

  @Test
  void argsJson_isOneArgument() {
    assertThat(of("${args_json}"))
        .containsExactly(
            "{\"batch\": 64, \"debug\": false, \"hidden\": [64, 64], \"lr\": 1e-05, \"name\":"
                + " \"two words; $(rm -rf /)\", \"opt\": {\"lr\": 0.1, \"nesterov\": true},"
                + " \"shuffle\": true}");
    assertThat(of("${args_json_file}")).containsExactly("/trials/3/parameters.json");
  }

  @ParameterizedTest
  @CsvSource({
    "${envvar:HOME}/data, /home/me/data",
    "--d=${envvar:HOME}:${envvar:HOME}, --d=/home/me:/home/me",
    "${envvar:NOT_SET}, NOT_SET",
    "x${envvar:EMPTY}y, xy",
    "--flag=${program}, --flag=${program}",
    "${envvar:lower}, ${envvar:lower}"
  })
  void item_keepsAllButVariables(String item, String expected) {
    List<String> expanded = of(item);
    assertThat(expanded)
        .isEqualTo(item.equals(expected) && item.startsWith("$") ? List.of() : List.of(expected));
  }

  @Test
  void unknownMacros_areLeftOut() {
    assertThat(of("python", "${interpereter}", "${lr}", "x.py")).containsExactly("python", "x.py");
  }

  @Test
  void command_withoutAScript_leavesTheScriptOut() {
    assertThat(VECTOR.of(program("", "./run", "${program}", "${args}"), Map.of("a", 1L)))
        .containsExactly("./run", "--a=1");
  }

  @Test
  void missingValue_isPythonsNone() {
    Map<String, Object> parameters = new TreeMap<>();
    parameters.put("decay", null);
    List<Object> mixed = new ArrayList<>(Arrays.asList("a", null, true));
    parameters.put("mixed", mixed);

    assertThat(VECTOR.of(program("", "${args}"), parameters))
        .containsExactly("--decay=None", "--mixed=['a', None, True]");
  }
}
