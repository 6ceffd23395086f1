package dev.sweepline.worker.network.settings;

import dev.sweepline.sweep.text.DidYouMean;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hyperparameters of a family: the one list that reading, checking and documentation share.
 * Immutable, thread-safe.
 */
public final class Settings {
  private static final Pattern NUMBERED = Pattern.compile("([a-z_]+?)([1-9][0-9]?)");

  private final String family;
  private final List<Setting> settings;
  private final Function<String, Optional<Setting>> others;

  private Settings(
      String family, List<Setting> settings, Function<String, Optional<Setting>> others) {
    this.family = family;
    this.settings = List.copyOf(settings);
    this.others = others;
  }

  public static Settings of(String family, List<List<Setting>> groups) {
    return new Settings(
        family, groups.stream().flatMap(List::stream).toList(), name -> Optional.empty());
  }

  /** The same, and any other name means what {@code others} says. */
  public Settings or(Function<String, Optional<Setting>> others) {
    return new Settings(family, settings, others);
  }

  /** All of them but {@code hidden1}, {@code hidden2}, … */
  public List<Setting> all() {
    return settings;
  }

  /** The setting of a name; {@code hiddenN} is the width of the Nth hidden layer. */
  public Optional<Setting> find(String name) {
    return exact(name).or(() -> ofLayer(name)).or(() -> others.apply(name));
  }

  /** Why there is no setting of that name, with the one that may be meant. */
  public String unknown(String name) {
    List<String> names = settings.stream().map(Setting::name).toList();
    Map<String, String> synonyms = SharedSettings.synonyms(names);
    return "network '%s' has no parameter '%s'%s"
        .formatted(
            family,
            name,
            DidYouMean.hintOr(name, names, synonyms, "it has " + String.join(", ", names)));
  }

  /**
   * Reads an assignment.
   *
   * @throws InvalidNetworkException naming the parameter, what is wrong and what is allowed
   */
  public SettingValues read(Map<String, Object> parameters) {
    parameters.forEach(this::check);
    return new SettingValues(name -> find(name).flatMap(Setting::standard), parameters);
  }

  private void check(String name, Object value) {
    Setting setting = find(name).orElseThrow(() -> new InvalidNetworkException(unknown(name)));
    setting
        .refuse(value)
        .ifPresent(
            why -> {
              throw new InvalidNetworkException(name + " " + why);
            });
  }

  private Optional<Setting> exact(String name) {
    return settings.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  private Optional<Setting> ofLayer(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    if (!numbered.matches() || Integer.parseInt(numbered.group(2)) > SharedSettings.MOST_LAYERS) {
      return Optional.empty();
    }
    return exact(numbered.group(1))
        .filter(setting -> setting.domain() instanceof Domain.Widths)
        .map(
            setting ->
                new Setting(
                    name,
                    ((Domain.Widths) setting.domain()).each(),
                    Optional.empty(),
                    setting.meaning() + ", of one layer"));
  }
}
