package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An NNI experiment, or its search space alone, as a sweep file. */
final class NniExperiment {
  private static final List<String> SPACES = List.of("searchSpace", "search_space");

  private final ForeignMap file;
  private final SweepText out;

  private NniExperiment(ForeignMap file, SweepText out) {
    this.file = file;
    this.out = out;
  }

  /** Where an experiment's search space lies in a file of its own. */
  static Optional<String> spaceFile(ForeignMap file) {
    return file.text("searchSpaceFile").or(() -> file.text("searchSpacePath"));
  }

  static void convert(ForeignMap file, Optional<ForeignMap> space, SweepText out) {
    new NniExperiment(file, out).convert(space);
  }

  private void convert(Optional<ForeignMap> elsewhere) {
    boolean bare = file.keys().stream().allMatch(name -> file.map(name).has("_type"));
    ForeignMap space =
        bare
            ? file
            : elsewhere.orElseGet(
                () ->
                    file.map(SPACES.stream().filter(file::has).findFirst().orElse("searchSpace")));
    if (bare) {
      out.put("method", "random");
      out.put("metric", Map.of("name", "default", "goal", "maximize"));
      out.note("the search space says no method, no metric, no number of trials and no program");
    } else {
      experiment();
    }
    out.note("NNI's metric has no name: print {\"default\": …} as a line, or log it with wandb");
    space.keys().forEach(name -> parameter(name, space.map(name), Optional.empty()));
    out.without(file.rest());
    if (elsewhere.isPresent()) {
      out.without(space.rest());
    }
  }

  private void experiment() {
    file.text("experimentName").ifPresent(name -> out.put("name", name));
    ForeignMap tuner = file.map("tuner");
    String word = tuner.text("name").or(() -> tuner.text("builtinTunerName")).orElse("random");
    ForeignMap settings = tuner.map("classArgs");
    out.put("method", SearchWords.method(word, out));
    String goal = SearchWords.goal(settings.text("optimize_mode").orElse("maximize"));
    out.put("metric", SweepText.map("name", "default", "goal", goal));
    settings.number("seed").ifPresent(seed -> out.put("seed", seed));
    file.number("maxTrialNumber")
        .or(() -> file.number("maxTrialNum"))
        .ifPresent(count -> out.put("run_cap", count));
    budget();
    ForeignMap assessor = file.map("assessor");
    String rule = assessor.text("name").or(() -> assessor.text("builtinAssessorName")).orElse("");
    if (rule.equalsIgnoreCase("medianstop")) {
      assessor.map("classArgs").ignore("optimize_mode");
      out.put(
          "early_terminate",
          SweepText.map(
              "type",
              "median",
              "min_iter",
              assessor.map("classArgs").number("start_step").map(Object.class::cast).orElse(1)));
    } else if (!rule.isEmpty()) {
      out.note("assessor " + rule + " has no twin here; see early_terminate");
    } else if (SearchWords.isHyperband(word)) {
      out.put("early_terminate", Map.of("type", "hyperband", "min_iter", 1));
    }
    command();
  }

  private void budget() {
    Map<String, Object> budget =
        SweepText.map(
            "parallel", file.number("trialConcurrency").orElse(null),
            "time",
                file.text("maxExperimentDuration")
                    .or(() -> file.text("maxExecDuration"))
                    .orElse(null));
    if (!budget.isEmpty()) {
      out.put("budget", budget);
    }
  }

  private void command() {
    ForeignMap trial = file.map("trial");
    String text = file.text("trialCommand").or(() -> trial.text("command")).orElse("");
    if (text.isEmpty()) {
      out.note("write the program that trials run, for example program: train.py");
      return;
    }
    List<String> command = new ArrayList<>(List.of(text.split("\\s+")));
    if (text.matches(".*[|&;<>$`].*")) {
      command = new ArrayList<>(List.of("sh", "-c", text + " \"$@\"", "sh"));
    }
    command.add("${args}");
    out.put("command", command);
    file.text("trialCodeDirectory")
        .or(() -> trial.text("codeDir"))
        .filter(folder -> !folder.equals("."))
        .ifPresent(folder -> out.put("directory", folder));
    file.number("trialGpuNumber")
        .or(() -> trial.number("gpuNum"))
        .filter(gpus -> gpus.doubleValue() > 0)
        .ifPresent(gpus -> out.put("resources", Map.of("gpus", gpus)));
    out.note(
        "NNI hands parameters over by nni.get_next_parameter(); here the program gets"
            + " --name=value");
  }

  private void parameter(String name, ForeignMap parameter, Optional<Map<String, Object>> when) {
    String type = parameter.text("_type").orElse("");
    List<Object> value = parameter.list("_value");
    if (type.equals("choice")
        && value.stream().anyMatch(each -> each instanceof Map<?, ?> m && m.containsKey("_name"))) {
      branches(name, parameter, when);
      return;
    }
    Map<String, Object> keys = keys(type, value);
    if (keys.isEmpty()) {
      out.remark(name + ": " + type + " has no twin here");
      return;
    }
    when.ifPresent(condition -> keys.put("when", condition));
    out.parameter(name, keys);
  }

  /** Choices with parameters of their own: those are there when their choice is made. */
  private void branches(String name, ForeignMap parameter, Optional<Map<String, Object>> when) {
    List<ForeignMap> branches = parameter.maps("_value");
    List<Object> names = new ArrayList<>();
    branches.forEach(branch -> branch.text("_name").ifPresent(names::add));
    Map<String, Object> keys = SweepText.map("values", names);
    when.ifPresent(condition -> keys.put("when", condition));
    out.parameter(name, keys);
    for (ForeignMap branch : branches) {
      String choice = branch.text("_name").orElse("");
      for (String inner : branch.keys()) {
        if (!inner.equals("_name")) {
          parameter(
              name + "." + inner, branch.map(inner), Optional.of(SweepText.map(name, choice)));
        }
      }
    }
  }

  private static Map<String, Object> keys(String type, List<Object> value) {
    List<Number> numbers = value.stream().flatMap(each -> Numbers.of(each).stream()).toList();
    if (type.equals("choice")) {
      return SweepText.map("values", value);
    }
    if (numbers.size() < 2) {
      return SweepText.map();
    }
    Number first = numbers.get(0);
    Number second = numbers.get(1);
    Object q = numbers.size() > 2 ? numbers.get(2) : null;
    return switch (type) {
      // NNI leaves the upper bound out.
      case "randint" -> SweepText.map("min", first.longValue(), "max", second.longValue() - 1);
      case "uniform" -> SweepText.map("min", first.doubleValue(), "max", second.doubleValue());
      case "quniform" ->
          SweepText.map("distribution", "q_uniform", "min", first, "max", second, "q", q);
      case "loguniform" ->
          SweepText.map("distribution", "log_uniform_values", "min", first, "max", second);
      case "qloguniform" ->
          SweepText.map(
              "distribution", "q_log_uniform_values", "min", first, "max", second, "q", q);
      case "normal" -> SweepText.map("distribution", "normal", "mu", first, "sigma", second);
      case "qnormal" ->
          SweepText.map("distribution", "q_normal", "mu", first, "sigma", second, "q", q);
      case "lognormal" -> SweepText.map("distribution", "log_normal", "mu", first, "sigma", second);
      case "qlognormal" ->
          SweepText.map("distribution", "q_log_normal", "mu", first, "sigma", second, "q", q);
      default -> SweepText.map();
    };
  }
}
