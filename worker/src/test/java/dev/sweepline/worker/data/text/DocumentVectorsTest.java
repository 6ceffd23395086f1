package dev.sweepline.worker.data.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;

class DocumentVectorsTest {
  private static final List<String> PETS =
      List.of(
          "The cat sat: on the mat!",
          "A cat and a dog",
          "dog barks at the cat",
          "stocks fell on the market",
          "the market rose; stocks too",
          "bonds and stocks on a market");

  @Test
  void tokens_areLowerCaseWordsOfTwoCharacters() {
    assertThat(Tokens.of("It's a DOG_1, x é2 über\n42"))
        .containsExactly("it", "dog_1", "é2", "über", "42");
    assertThat(Tokens.of(" , ")).isEmpty();
  }

  @Test
  void tfidf_weighsRareWordsMoreAndScalesToLengthOne() {
    Tfidf tfidf =
        Tfidf.fit(
            List.of(
                List.of("a", "b"),
                List.of("a", "b"),
                List.of("c", "c"),
                List.of("c", "a", "d"),
                List.of("e"),
                List.of("e", "f"),
                List.of("c")));

    // d and f are of one document alone; a, b, c, e remain.
    assertThat(tfidf.words()).isEqualTo(4);
    SparseRows rows = tfidf.apply(List.of(List.of("a", "b", "unknown"), List.of("unknown")));
    float[] dense = rows.times(identity(4), 4);
    double a = 1 + Math.log(8 / 4.0);
    double b = 1 + Math.log(8 / 3.0);
    assertThat(dense[0]).isCloseTo((float) (a / Math.hypot(a, b)), within(1e-6f));
    assertThat(dense[1]).isCloseTo((float) (b / Math.hypot(a, b)), within(1e-6f));
    assertThat(Arrays.copyOfRange(dense, 4, 8)).containsOnly(0);
  }

  @Test
  void directions_areTheRightSingularVectors() {
    SplittableRandom random = new SplittableRandom(3);
    SparseRows sparse = new SparseRows(12);
    double[][] dense = new double[40][12];
    for (int row = 0; row < 40; row++) {
      int[] columns = {row % 12, (row * 5 + 1) % 12, (row * 7 + 2) % 12};
      Arrays.sort(columns);
      float[] values = new float[3];
      for (int i = 0; i < 3; i++) {
        values[i] = (float) random.nextGaussian() * (1 + columns[i]);
        dense[row][columns[i]] += values[i];
      }
      sparse.add(columns, values);
    }
    var exact = new SingularValueDecomposition(new Array2DRowRealMatrix(dense)).getV();

    float[] found = RandomizedSvd.directions(sparse, 3, new SplittableRandom(1));

    for (int k = 0; k < 3; k++) {
      double product = 0;
      for (int i = 0; i < 12; i++) {
        product += found[i * 3 + k] * exact.getEntry(i, k);
      }
      assertThat(Math.abs(product)).as("direction " + k).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void tfidfSvd_putsDocumentsOfOneTopicTogether() {
    List<String> test = List.of("cat dog", "stocks market", "unheard");
    DocumentVectors vectors = DocumentVectors.tfidfSvd(PETS, test);

    assertThat(vectors.train()).hasSize(6 * 300);
    assertThat(length(vectors.train(), 4)).isCloseTo(Math.sqrt(300), within(1e-3));
    assertThat(product(vectors, 0, 1)).isGreaterThan(product(vectors, 0, 4));
    assertThat(product(vectors, 1, 4)).isGreaterThan(product(vectors, 1, 1));
    assertThat(length(vectors.test(), 2)).isEqualTo(0);
  }

  @Test
  void tfidfSvd_isFittedOnTrainingDocumentsAlone() {
    float[] calm = DocumentVectors.tfidfSvd(PETS, List.of("cat")).train();

    assertThat(DocumentVectors.tfidfSvd(PETS, List.of("cat", "the whole lot of others")).train())
        .containsExactly(calm);
  }

  @Test
  void word2vecMean_putsDocumentsOfOneTopicTogetherAndStandardizes() {
    List<String> train = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      train.addAll(PETS);
    }
    List<String> test = List.of("cat dog", "stocks market", "unheard");

    DocumentVectors vectors = DocumentVectors.word2vecMean(train, test);

    assertThat(product(vectors, 0, 1)).isGreaterThan(product(vectors, 0, 4));
    assertThat(product(vectors, 1, 4)).isGreaterThan(product(vectors, 1, 1));
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < train.size(); row++) {
      sum += vectors.train()[row * 300 + 7];
      squares += Math.pow(vectors.train()[row * 300 + 7], 2);
    }
    assertThat(sum / train.size()).isCloseTo(0, within(1e-4));
    assertThat(squares / train.size()).isCloseTo(1, within(1e-3));
    assertThat(DocumentVectors.word2vecMean(train, test).train()).containsExactly(vectors.train());
  }

  private static double product(DocumentVectors vectors, int test, int train) {
    double product = 0;
    for (int i = 0; i < 300; i++) {
      product += vectors.test()[test * 300 + i] * vectors.train()[train * 300 + i];
    }
    return product;
  }

  private static double length(float[] rows, int row) {
    double squares = 0;
    for (int i = 0; i < 300; i++) {
      squares += rows[row * 300 + i] * rows[row * 300 + i];
    }
    return Math.sqrt(squares);
  }

  private static float[] identity(int size) {
    float[] identity = new float[size * size];
    for (int i = 0; i < size; i++) {
      identity[i * size + i] = 1;
    }
    return identity;
  }
}
