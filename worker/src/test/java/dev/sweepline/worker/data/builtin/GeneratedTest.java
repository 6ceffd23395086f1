package dev.sweepline.worker.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneratedTest {
  private static final DataFolders NOWHERE = new DataFolders(Optional.empty(), Path.of("/nowhere"));

  @Test
  void lines_areBalancedAndAsLongAsTheirLabelSays() {
    RawData data = read(new LineImages(), Map.of("examples", 1000L));

    int[] counts = new int[5];
    for (int row = 0; row < 1000; row++) {
      int first = -1;
      int last = -1;
      int lit = 0;
      for (int column = 0; column < 10; column++) {
        if (data.pile().value(row, column) == 1) {
          first = first < 0 ? column : first;
          last = column;
          lit++;
        }
      }
      int label = data.pile().answers().label(row);
      counts[label]++;
      assertThat(lit).isEqualTo(label + 1).isEqualTo(last - first + 1);
    }
    assertThat(counts).containsOnly(200);
    assertThat(data.task()).isEqualTo(Task.Classification.named(List.of("1", "2", "3", "4", "5")));
  }

  @Test
  void lines_dependOnTheirSeed() {
    assertThat(floats(new LineImages(), Map.of()))
        .containsExactly(floats(new LineImages(), Map.of()));
    assertThat(floats(new LineImages(), Map.of("seed", 2L)))
        .isNotEqualTo(floats(new LineImages(), Map.of("seed", 1L)));
    assertThat(floats(new LineImages(), Map.of("noise", 0.1))).doesNotContain(0f, 1f);
  }

  @Test
  void tables_areWhole() {
    assertTable("iris", 4, 90, List.of("setosa", "versicolor", "virginica"));
    assertTable("wine", 13, 106, List.of("class_0", "class_1", "class_2"));
    assertTable("breast-cancer", 30, 341, List.of("malignant", "benign"));
  }

  @Test
  void playground_computesTheFeaturesAskedFor() {
    List<String> names = List.of("y", "x", "x2", "y2", "xy", "sin_x", "sin_y");
    DataSplits data =
        load("playground", Map.of("shape", "xor", "features", names, "train_ratio", 0.8));

    assertThat(data.features()).isEqualTo(7);
    assertThat(data.train().rows()).isEqualTo(400);
    assertThat(data.validation().rows()).isEqualTo(50);
    for (float[] row : data.train().features().toFloatMatrix()) {
      double y = row[0];
      double x = row[1];
      assertThat(new double[] {row[2], row[3], row[4], row[5], row[6]})
          .containsExactly(
              new double[] {x * x, y * y, x * y, Math.sin(x), Math.sin(y)}, within(1e-4));
    }
  }

  @Test
  void points_withoutNoiseFollowTheirPattern() {
    for (Points.Point point : Points.CIRCLE.draw(1000, 0, new SplittableRandom(1))) {
      double radius = Math.hypot(point.x(), point.y());
      assertThat(point.positive() ? radius <= 2.5 : radius >= 3.5 && radius <= 5).isTrue();
    }
    for (Points.Point point : Points.XOR.draw(1000, 0, new SplittableRandom(1))) {
      assertThat(point.positive()).isEqualTo(point.x() * point.y() > 0);
      assertThat(Math.min(Math.abs(point.x()), Math.abs(point.y()))).isGreaterThanOrEqualTo(0.3);
    }
    for (Points.Point point : Points.SPIRAL.draw(1000, 0, new SplittableRandom(1))) {
      double radius = Math.hypot(point.x(), point.y());
      double angle = radius / 5 * 3.5 * Math.PI + (point.positive() ? 0 : Math.PI);
      assertThat(point.x()).isCloseTo(radius * Math.sin(angle), within(1e-9));
    }
    double variance =
        Points.GAUSS.draw(10_000, 0, new SplittableRandom(1)).stream()
            .mapToDouble(point -> Math.pow(point.x() - (point.positive() ? 2 : -2), 2))
            .average()
            .orElseThrow();
    assertThat(variance).isCloseTo(0.5, within(0.03));
  }

  @Test
  void points_areHalfOfEachClass() {
    for (Points shape : Points.values()) {
      long positive =
          shape.draw(1000, 0.1, new SplittableRandom(1)).stream()
              .filter(Points.Point::positive)
              .count();
      assertThat(positive).as(shape.name()).isBetween(430L, 570L);
    }
  }

  private static void assertTable(String name, int features, int trainRows, List<String> classes) {
    DataSplits data = load(name, Map.of());

    assertThat(data.shape()).isEqualTo(new InputShape.Flat(features));
    assertThat(data.task()).isEqualTo(Task.Classification.named(classes));
    assertThat(data.train().rows()).as(name).isEqualTo(trainRows);
    assertThat(IntStream.range(0, trainRows).map(data.train()::label).distinct().count())
        .isEqualTo(classes.size());
  }

  private static DataSplits load(String name, Map<String, Object> options) {
    return new DataSets(NOWHERE).load(new NamedOptions(name, options));
  }

  private static RawData read(DataSource source, Map<String, Object> options) {
    return source.open(new OptionReader(options)).read(NOWHERE);
  }

  private static float[] floats(DataSource source, Map<String, Object> options) {
    return ((DenseValues.Floats) read(source, options).pile().values()).floats();
  }
}
