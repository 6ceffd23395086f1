package dev.sweepline.worker.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFolders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
  private static final int ROWS = 53;
  private static final List<Double> SHARES = List.of(0.6, 0.2, 0.2);

  @Test
  void folds_letEveryRowButTheTestsValidateOnce() {
    Splitting once = Splitting.of(ROWS, SHARES);
    List<Splitting> folds = once.folds(5);

    assertThat(folds).hasSize(5);
    for (Splitting fold : folds) {
      assertThat(fold.test()).containsExactly(once.test());
      assertThat(fold.validation().length).isBetween(8, 9);
      assertThat(IntStream.concat(IntStream.of(fold.train()), IntStream.of(fold.validation())))
          .doesNotHaveDuplicates()
          .hasSize(ROWS - once.test().length)
          .doesNotContainAnyElementsOf(IntStream.of(once.test()).boxed().toList());
    }
    assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.validation())))
        .doesNotHaveDuplicates()
        .hasSize(ROWS - once.test().length);
  }

  @Test
  void folds_beginWithTheSplitItselfWhereItFits() {
    Splitting once = Splitting.of(100, SHARES);

    Splitting first = once.folds(4).get(0);

    assertThat(first.train()).containsExactly(once.train());
    assertThat(first.validation()).containsExactly(once.validation());
  }

  /** Rows sorted by class, of which the rarest has fewer rows than there are folds. */
  @Test
  void folds_holdTheSharesOfEveryClass() {
    int[] labels = IntStream.range(0, 100).map(row -> row < 70 ? 0 : row < 97 ? 1 : 2).toArray();
    Splitting once = Splitting.of(100, SHARES);
    List<Splitting> folds = once.folds(5, new Targets.Labels(labels));

    for (int label = 0; label < 3; label++) {
      long least =
          (count(labels, label, once.train()) + count(labels, label, once.validation())) / 5;
      for (Splitting fold : folds) {
        assertThat(count(labels, label, fold.validation())).isBetween(least, least + 1);
      }
    }
    assertThat(folds).allMatch(fold -> fold.validation().length == 16);
    assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.validation())))
        .containsExactlyInAnyOrder(
            IntStream.concat(IntStream.of(once.train()), IntStream.of(once.validation()))
                .boxed()
                .toArray(Integer[]::new));
    for (Splitting fold : folds) {
      assertThat(fold.test()).containsExactly(once.test());
      assertThat(fold.train()).doesNotContain(fold.validation()).hasSize(64);
    }
  }

  /** What is cut short by a limit, or read in order, must not be sorted by class. */
  @Test
  void folds_ofClassesAreTheSameEachTimeAndStayShuffled() {
    Targets.Labels labels = new Targets.Labels(IntStream.range(0, 100).map(r -> r / 50).toArray());
    List<Splitting> folds = Splitting.of(100, SHARES).folds(4, labels);
    List<Splitting> again = Splitting.of(100, SHARES).folds(4, labels);

    for (int fold = 0; fold < 4; fold++) {
      assertThat(folds.get(fold).train()).containsExactly(again.get(fold).train());
      assertThat(folds.get(fold).validation()).containsExactly(again.get(fold).validation());
      assertThat(count(labels.labels(), 1, folds.get(fold).limit(20).train())).isBetween(5L, 15L);
    }
  }

  /** Wine's classes have 59, 71 and 48 rows. */
  @Test
  void split_foldsLabelsByClass() {
    DataSets sets = new DataSets(new DataFolders(Optional.empty(), Path.of("none")));
    List<DataSplits> folds = sets.folds(new NamedOptions("wine", Map.of("folds", 4L)));

    for (int label = 0; label < 3; label++) {
      int wanted = label;
      LongSummaryStatistics counts =
          folds.stream()
              .map(DataSplits::validation)
              .mapToLong(
                  part ->
                      IntStream.range(0, part.rows())
                          .filter(row -> part.label(row) == wanted)
                          .count())
              .summaryStatistics();
      assertThat(counts.getMin()).isGreaterThan(5);
      assertThat(counts.getMax() - counts.getMin()).isLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"standardize", "min_max", "none"})
  void apply_scalesEachFoldByItsOwnTrainingRowsAlone(String normalize) {
    for (int fold = 0; fold < 3; fold++) {
      Splitting rows = Splitting.of(ROWS, SHARES).folds(3).get(fold);
      int[] unseen =
          IntStream.concat(IntStream.of(rows.validation()), IntStream.of(rows.test())).toArray();
      DataSplits calm = prepare(normalize, numbers(unseen, 1)).get(fold);
      DataSplits wild = prepare(normalize, numbers(unseen, 1000)).get(fold);

      assertThat(wild.train().features().toFloatMatrix())
          .isDeepEqualTo(calm.train().features().toFloatMatrix());
      assertThat(answers(wild.train())).containsExactly(answers(calm.train()));
      assertThat(wild.targets().orElseThrow().low())
          .containsExactly(calm.targets().orElseThrow().low());
      assertThat(wild.targets().orElseThrow().span())
          .containsExactly(calm.targets().orElseThrow().span());
      assertThat(answers(wild.validation())).doesNotContain(answers(calm.validation()));
      assertThat(answers(wild.test())).doesNotContain(answers(calm.test()));
    }
  }

  /** Otherwise the test above would also pass were all folds scaled alike. */
  @Test
  void apply_scalesFoldsDifferently() {
    List<DataSplits> folds = prepare("standardize", numbers(new int[0], 1));

    assertThat(folds.stream().map(fold -> fold.scaling().low()[0]).distinct()).hasSize(3);
    assertThat(folds.stream().map(fold -> fold.targets().orElseThrow().low()[0]).distinct())
        .hasSize(3);
  }

  @Test
  void apply_standardizesTargetsWhateverIsDoneToExamples() {
    DataSplits data = prepare("none", numbers(new int[0], 1)).get(0);
    double[] learnt =
        IntStream.range(0, data.train().rows())
            .mapToDouble(row -> answers(data.train())[row])
            .toArray();

    double mean = IntStream.range(0, learnt.length).mapToDouble(i -> learnt[i]).average().orElse(9);
    double square =
        IntStream.range(0, learnt.length)
            .mapToDouble(i -> learnt[i] * learnt[i])
            .average()
            .orElse(9);
    assertThat(mean).isBetween(-1e-5, 1e-5);
    assertThat(square).isBetween(1 - 1e-5, 1 + 1e-5);
    assertThat(data.targets().orElseThrow().back(learnt[3], 0))
        .isBetween(data.train().target(3, 0) - 1e-3, data.train().target(3, 0) + 1e-3);
  }

  @Test
  void split_refusesWhatCannotBeFolded() {
    assertThatThrownBy(() -> Splitting.of(10, SHARES).folds(9))
        .isInstanceOf(DataException.class)
        .hasMessage("folds 9 are too many: 8 examples are left beside the test part");
    assertThat(Splitting.of(10, SHARES).folds(8)).allMatch(fold -> fold.validation().length == 1);
    assertThat(problems("iris", 1L)).containsExactly("folds 1 is not an integer from 2 to 1000");
    assertThat(problems("iris", "five"))
        .containsExactly("folds 'five' is not an integer from 2 to 1000");
    assertThat(problems("playground", 5L))
        .singleElement()
        .asString()
        .startsWith("data set 'playground' has no option 'folds'");
  }

  @Test
  void split_refusesOneNumberForAll() {
    RawData data = numbers(IntStream.range(0, ROWS).toArray(), 0);

    assertThatThrownBy(() -> prepare("none", data))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "all \\d+ training examples have the same number to predict, -?0.0: there is nothing to"
                + " learn");
  }

  @Test
  void load_givesTheFirstFoldAndAllOfThem() {
    DataSets sets = new DataSets(new DataFolders(Optional.empty(), Path.of("none")));
    NamedOptions iris = new NamedOptions("iris", Map.of("folds", 5L));

    assertThat(sets.folds(iris)).hasSize(5).first().isSameAs(sets.load(iris));
    assertThat(sets.folds(iris)).allMatch(fold -> fold.test().rows() == 30);
    assertThat(sets.folds(iris)).allMatch(fold -> fold.validation().rows() == 24);
    assertThat(sets.folds(NamedOptions.named("iris"))).hasSize(1);
  }

  private static long count(int[] labels, int label, int[] rows) {
    return IntStream.of(rows).filter(row -> labels[row] == label).count();
  }

  private static List<String> problems(String name, Object folds) {
    return DataSets.problems(new NamedOptions(name, Map.of("folds", folds))).stream()
        .map(Problem::message)
        .toList();
  }

  private static List<DataSplits> prepare(String normalize, RawData data) {
    Map<String, Object> options = new HashMap<>(Map.of("normalize", normalize, "folds", 3L));
    return Preparation.of(new OptionReader(options), Preparation.Standard.TABLE).apply(data);
  }

  private static float[] answers(DataPart part) {
    float[] answers = new float[part.rows()];
    for (int row = 0; row < answers.length; row++) {
      part.answer(row, answers, row);
    }
    return answers;
  }

  /** Numbers to predict from one feature; both are stretched in some rows. */
  private static RawData numbers(int[] rows, float stretch) {
    SplittableRandom random = new SplittableRandom(11);
    float[] values = new float[ROWS];
    double[] targets = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = (float) random.nextGaussian();
      targets[row] = 100 + 10 * (float) random.nextGaussian();
    }
    for (int row : rows) {
      values[row] *= stretch;
      targets[row] *= stretch;
    }
    return new RawData(
        new InputShape.Flat(1),
        new Task.Regression(1),
        new Examples(1, new DenseValues.Floats(values), new Targets.Numbers(1, targets)),
        Optional.empty());
  }
}
