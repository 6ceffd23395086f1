package dev.sweepline.worker;

import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.space.Categorical;
import dev.sweepline.sweep.space.Constant;
import dev.sweepline.sweep.space.Extent.Interval;
import dev.sweepline.sweep.space.Parameter;
import dev.sweepline.worker.data.DataSets;
import dev.sweepline.worker.network.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Says what a sweep asks of its network in vain, and adds it to the complaints. */
record NetworkCheck(Sweep sweep, Choice network, NetworkFamily family, List<Complaint> complaints) {

  /** Whatever the family: each parameter, the data's form, and all of it together. */
  void run() {
    int before = complaints.size();
    network.options().forEach(this::option);
    LayerWidths widths = new LayerWidths(network, family, sweep.space());
    sweep
        .space()
        .parameters()
        .forEach(
            (name, parameter) ->
                parameter(name, parameter)
                    .or(() -> widths.unused(name))
                    .ifPresent(why -> complaints.add(new Complaint("parameters." + name, why))));
    if (complaints.size() == before) {
      together();
    }
  }

  /** Only where each value is fine by itself. */
  private void together() {
    family
        .refuse(example(), sweep.dataset().flatMap(DataSets::form).map(DataShape::of))
        .ifPresent(why -> complaints.add(new Complaint("network", why)));
  }

  /** One assignment of the sweep. */
  private Map<String, Object> example() {
    Map<String, Object> example = new TreeMap<>(network.options());
    example.putAll(sweep.space().example());
    return example;
  }

  private void option(String name, Object value) {
    String key = "network." + name;
    if (sweep.space().parameters().containsKey(name)) {
      complaints.add(new Complaint(key, name + " is also in parameters; say it in one place"));
    }
    parameter(name, new Constant(value)).ifPresent(why -> complaints.add(new Complaint(key, why)));
  }

  private Optional<String> parameter(String name, Parameter parameter) {
    Optional<Setting> known = family.settings().find(name);
    if (known.isEmpty()) {
      return Optional.of(family.settings().unknown(name));
    }
    Setting setting = known.get();
    if (parameter instanceof Constant constant) {
      return setting.refuse(constant.value());
    }
    if (parameter instanceof Categorical categorical) {
      return categorical.values().stream().flatMap(v -> setting.refuse(v).stream()).findFirst();
    }
    return parameter
        .extent()
        .flatMap(extent -> setting.refuse((Interval) extent))
        .or(() -> draws(setting, parameter));
  }

  /** Within its bounds, a draw is refused only where it is a fraction. */
  private static Optional<String> draws(Setting setting, Parameter parameter) {
    return Stream.of(0.317, 0.5)
        .map(parameter::quantile)
        .flatMap(value -> setting.refuse(value).stream())
        .map(why -> parameter.kind() + " draws fractions: " + why + "; use int_uniform, or q: 1")
        .findFirst();
  }
}
