package dev.sweepline.driver.cli.convert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Katib experiment (v1beta1) as a sweep file. */
final class KatibExperiment {
  /** What Katib's collector looks for where the file says nothing. */
  private static final String METRIC_LINES =
      "([\\w|-]+)\\s*=\\s*([+-]?\\d*(?:\\.\\d+)?(?:[Ee][+-]?\\d+)?)";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{trialParameters\\.([^}]+)\\}");
  private static final Pattern FLAG = Pattern.compile("--?([A-Za-z_][\\w.-]*)=?");

  private final ForeignMap file;
  private final ForeignMap spec;
  private final SweepText out;

  /** The name on the command line of each parameter that has another one there. */
  private final Map<String, String> flags = new LinkedHashMap<>();

  private KatibExperiment(ForeignMap file, SweepText out) {
    this.file = file;
    this.spec = file.map("spec");
    this.out = out;
  }

  static void convert(ForeignMap file, SweepText out) {
    new KatibExperiment(file, out).convert();
  }

  private void convert() {
    file.ignore("apiVersion", "kind", "status");
    file.map("metadata").text("name").ifPresent(name -> out.put("name", name));
    ForeignMap algorithm = spec.map("algorithm");
    String word = algorithm.text("algorithmName").orElse("random");
    out.put("method", SearchWords.method(word, out));
    settings(algorithm).forEach((name, value) -> seed(algorithm, name, value));
    metric();
    spec.number("maxTrialCount").ifPresent(count -> out.put("run_cap", count));
    budget();
    early(word);
    command();
    report();
    spec.maps("parameters").forEach(this::parameter);
    out.without(file.rest());
  }

  private void seed(ForeignMap algorithm, String name, Object value) {
    if (name.equals("random_state")) {
      out.put("seed", value);
    } else {
      out.note("algorithm setting " + name + ": " + value + " has no twin here");
    }
    algorithm.ignore("algorithmSettings");
  }

  private static Map<String, Object> settings(ForeignMap map) {
    Map<String, Object> settings = new LinkedHashMap<>();
    for (ForeignMap setting : map.maps("algorithmSettings")) {
      Optional<String> name = setting.text("name");
      Object value = Numbers.plain(setting.take("value").orElse(""));
      name.ifPresent(key -> settings.put(key, value));
    }
    return settings;
  }

  private void metric() {
    ForeignMap objective = spec.map("objective");
    out.put(
        "metric",
        SweepText.map(
            "name", objective.text("objectiveMetricName").orElse("objective"),
            "goal", SearchWords.goal(objective.text("type").orElse("")),
            "target", objective.number("goal").orElse(null)));
    objective.ignore("additionalMetricNames");
  }

  private void budget() {
    Map<String, Object> budget =
        SweepText.map(
            "parallel", spec.number("parallelTrialCount").orElse(null),
            "failed", spec.number("maxFailedTrialCount").orElse(null));
    if (!budget.isEmpty()) {
      out.put("budget", budget);
    }
  }

  private void early(String algorithm) {
    ForeignMap early = spec.map("earlyStopping");
    Map<String, Object> settings = settings(early);
    if (early.text("algorithmName").filter("medianstop"::equals).isPresent()) {
      out.put(
          "early_terminate",
          SweepText.map(
              "type", "median",
              "min_trials", settings.getOrDefault("min_trials_required", 3L),
              "min_iter", settings.getOrDefault("start_step", 4L)));
    } else if (SearchWords.isHyperband(algorithm)) {
      out.put("early_terminate", Map.of("type", "hyperband", "min_iter", 1));
    }
  }

  /** The container's command; what it says of parameters is what {@code ${args}} stands for. */
  private void command() {
    ForeignMap template = spec.map("trialTemplate");
    Map<String, String> references = new LinkedHashMap<>();
    for (ForeignMap parameter : template.maps("trialParameters")) {
      parameter.ignore("description");
      Optional<String> reference = parameter.text("reference");
      parameter.text("name").ifPresent(name -> references.put(name, reference.orElse(name)));
    }
    Optional<ForeignMap> container = container(template.map("trialSpec"));
    List<String> items = new ArrayList<>();
    container.ifPresent(
        found -> {
          found.list("command").forEach(item -> items.add(String.valueOf(item)));
          found.list("args").forEach(item -> items.add(String.valueOf(item)));
        });
    List<String> command = withArgs(items, references);
    if (command.isEmpty()) {
      out.note("write the program that trials run, for example program: train.py");
    } else {
      out.put("command", command);
    }
  }

  /** A Job's pod, or that of the one replica of a training job. */
  private static Optional<ForeignMap> container(ForeignMap trial) {
    trial.ignore("apiVersion", "kind", "metadata");
    ForeignMap spec = trial.map("spec");
    List<ForeignMap> pods = new ArrayList<>(List.of(spec.map("template")));
    for (String key : spec.keys()) {
      if (key.toLowerCase(Locale.ROOT).endsWith("replicaspecs")) {
        ForeignMap replicas = spec.map(key);
        replicas.keys().forEach(name -> pods.add(replicas.map(name).map("template")));
      }
    }
    return pods.stream()
        .map(pod -> pod.map("spec").maps("containers"))
        .flatMap(List::stream)
        .findFirst();
  }

  private List<String> withArgs(List<String> items, Map<String, String> references) {
    List<String> command = new ArrayList<>();
    String before = "";
    for (String item : items) {
      Matcher reference = REFERENCE.matcher(item);
      if (!reference.find()) {
        command.add(item);
        before = item;
        continue;
      }
      String parameter = references.getOrDefault(reference.group(1), reference.group(1));
      boolean apart = reference.start() == 0;
      Matcher flag = FLAG.matcher(apart ? before : item.substring(0, reference.start()));
      if (flag.matches() && reference.end() == item.length()) {
        flags.put(parameter, flag.group(1));
        if (apart) {
          command.remove(command.size() - 1);
        }
      } else {
        out.note("command item " + item + " has no twin: the program gets --" + parameter + "=…");
      }
      if (!command.contains("${args}")) {
        command.add("${args}");
      }
    }
    return command;
  }

  private void report() {
    ForeignMap collector = spec.map("metricsCollectorSpec");
    String kind = collector.map("collector").text("kind").orElse("StdOut");
    if (!kind.equals("StdOut") && !kind.equals("None")) {
      out.note("metrics come from a " + kind + " collector: print them, or log them with wandb");
      return;
    }
    List<Object> formats = collector.map("source").map("filter").list("metricsFormat");
    out.put("report", Map.of("pattern", formats.isEmpty() ? METRIC_LINES : formats.get(0)));
  }

  private void parameter(ForeignMap parameter) {
    String name = parameter.text("name").orElse("unnamed");
    String type = parameter.text("parameterType").orElse("");
    ForeignMap space = parameter.map("feasibleSpace");
    List<Object> list = space.list("list").stream().map(Numbers::plain).toList();
    String distribution = space.text("distribution").orElse("uniform");
    Optional<Number> min = space.number("min");
    Optional<Number> max = space.number("max");
    Map<String, Object> keys;
    if (!list.isEmpty()) {
      keys = Map.of("values", list);
    } else if (type.equals("int")) {
      keys =
          SweepText.map(
              "min", min.map(Number::longValue).orElse(null),
              "max", max.map(Number::longValue).orElse(null),
              "step", space.number("step").map(Number::longValue).orElse(null),
              "log", distribution.startsWith("log") ? true : null);
    } else {
      keys =
          SweepText.map(
              "min", min.map(Number::doubleValue).orElse(null),
              "max", max.map(Number::doubleValue).orElse(null),
              "step", space.number("step").map(Number::doubleValue).orElse(null),
              "log", distribution.startsWith("log") ? true : null);
    }
    out.parameter(flags.getOrDefault(name, name), keys);
    if (flags.containsKey(name) && !flags.get(name).equals(name)) {
      out.remark("Katib calls it " + name + ", the program --" + flags.get(name));
    }
    if (distribution.toLowerCase(Locale.ROOT).endsWith("normal")) {
      out.remark(distribution + " between bounds has no twin here; drawn evenly");
    }
  }
}
