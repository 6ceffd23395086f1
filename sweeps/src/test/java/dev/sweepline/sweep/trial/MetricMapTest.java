package dev.sweepline.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MetricMapTest {
  private static final Map<String, Double> METRICS =
      Map.of("val_loss", 0.5, "accuracy", Double.NaN, "seconds", -0.0);

  @Test
  void map_isThatOfATreeInEverything() {
    MetricMap map = MetricMap.copyOf(METRICS);
    TreeMap<String, Double> tree = new TreeMap<>(METRICS);

    assertThat(map).isEqualTo(tree).hasSameHashCodeAs(tree).hasToString(tree.toString());
    assertThat(tree).isEqualTo(map);
    assertThat(List.copyOf(map.keySet())).containsExactly("accuracy", "seconds", "val_loss");
    assertThat(map.get("nothing")).isNull();
    assertThat(map.containsKey("seconds")).isTrue();
    assertThat(map.getOrDefault("nothing", 7.0)).isEqualTo(7.0);
  }

  @Test
  void measurement_keepsItsMetricsWhereverItIsSent() throws Exception {
    Measurement measured = new Measurement(3, 30, METRICS);

    assertThat(copied(measured)).isEqualTo(measured);
  }

  @Test
  void of_sortsAndTakesTheLastOfEqualNames() {
    MetricMap map = MetricMap.of(new String[] {"b", "a", "b"}, new double[] {1, 2, 3});

    assertThat(map).containsExactly(Map.entry("a", 2.0), Map.entry("b", 3.0));
  }

  private static Object copied(Object original) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(original);
    }
    return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
  }
}
