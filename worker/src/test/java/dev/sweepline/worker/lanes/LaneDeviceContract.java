package dev.sweepline.worker.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.RowOrder;
import dev.sweepline.worker.network.dl4j.NetworkState;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.network.loss.Logits;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every device keeps to, whatever it computes with. */
public abstract class LaneDeviceContract {
  private static final int BATCH = 32;
  private static final RandomStreams RANDOM = new RandomStreams(7);

  private static final List<DensePlan> PLANS =
      List.of(
          mlp(Map.of("hidden", 20L, "optimizer", "adam", "learning_rate", 0.01)),
          mlp(Map.of("hidden", 133L, "optimizer", "nesterov", "activation", "tanh", "l2", 1e-3)),
          mlp(Map.of("hidden", 7L, "optimizer", "rmsprop", "dropout", 0.3)),
          mlp(
              Map.of(
                  "hidden", 12L, "optimizer", "sgd", "activation", "prelu", "gradient_clip", 1.0)));

  private final DataSplits data;

  /** Which may be zero anywhere. */
  protected LaneDeviceContract(DataSplits data) {
    this.data = data;
  }

  protected abstract LaneDevice device();

  private static DensePlan mlp(Map<String, Object> settings) {
    return DensePlan.read("mlp", settings);
  }

  @Test
  void networksLearnTheSameToTheLastBitAloneAndTogether() {
    List<float[]> alone = new ArrayList<>();
    PLANS.forEach(plan -> alone.addAll(learn(List.of(plan), 4)));

    assertThat(learn(PLANS, 4)).usingRecursiveComparison().isEqualTo(alone);
  }

  @Test
  void aNetworkThatDivergesLeavesTheOthersAlone() {
    DensePlan wild = mlp(Map.of("hidden", 9L, "optimizer", "sgd", "learning_rate", 1e30));

    List<float[]> beside = learn(List.of(PLANS.get(0), wild, PLANS.get(1)), 6);

    assertThat(beside.get(1)).satisfies(has -> assertThat(sum(has)).isNaN());
    assertThat(beside.get(0)).isEqualTo(learn(PLANS.subList(0, 1), 6).get(0));
    assertThat(beside.get(2)).isEqualTo(learn(PLANS.subList(1, 2), 6).get(0));
  }

  /** One layer, plain descent: weights less the rate times the mean of inputs times errors. */
  @Test
  void aStepGoesAlongTheGradient() {
    DensePlan plan =
        DensePlan.read(
            "softmax", Map.of("optimizer", "sgd", "momentum", 0.0, "learning_rate", 0.5));
    DataPart part = data.train();
    int classes = data.outputs();
    try (LaneRoom room = room(List.of(plan));
        LaneNetwork network = room.network(plan, data.form(), RANDOM)) {
      float[] before = network.weights();
      LaneMinibatches batches = minibatches(room);
      batches.fill(0, 0);

      network.fit(0, batches.rows(0), 0);

      float[] after = network.weights();
      double[] expected = new double[before.length];
      for (int i = 0; i < before.length; i++) {
        expected[i] = before[i];
      }
      for (int row : rowsOfFirstBatch()) {
        float[] input = new float[part.columns()];
        part.copy(row, input);
        double[] errors = softmax(before, input, classes);
        errors[part.label(row)] -= 1;
        for (int in = 0; in <= input.length; in++) {
          double value = in == input.length ? 1 : input[in];
          for (int k = 0; k < classes; k++) {
            expected[in * classes + k] -= 0.5 * value * errors[k] / BATCH;
          }
        }
      }
      for (int i = 0; i < after.length; i++) {
        assertThat((double) after[i]).isCloseTo(expected[i], within(1e-6));
      }
    }
  }

  @Test
  void outputsAreSumsOfInputsTimesWeights() {
    DensePlan plan = DensePlan.read("softmax", Map.of());
    DataPart part = data.validation();
    try (LaneRoom room = room(List.of(plan));
        LaneNetwork network = room.network(plan, data.form(), RANDOM)) {
      Logits outputs = new Logits();

      network.read(part, 0, 1, part.rows(), outputs);

      float[] input = new float[part.columns()];
      for (int row = 0; row < part.rows(); row++) {
        part.copy(row, input);
        double[] expected = sums(network.weights(), input, data.outputs());
        for (int k = 0; k < expected.length; k++) {
          assertThat((double) outputs.at(row, k)).isCloseTo(expected[k], within(1e-5));
        }
      }
    }
  }

  private static double[] softmax(float[] weights, float[] input, int classes) {
    double[] values = sums(weights, input, classes);
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      values[k] = Math.exp(values[k]);
      sum += values[k];
    }
    for (int k = 0; k < classes; k++) {
      values[k] /= sum;
    }
    return values;
  }

  private static double[] sums(float[] weights, float[] input, int classes) {
    double[] sums = new double[classes];
    for (int k = 0; k < classes; k++) {
      sums[k] = weights[input.length * classes + k];
      for (int in = 0; in < input.length; in++) {
        sums[k] += (double) weights[in * classes + k] * input[in];
      }
    }
    return sums;
  }

  /** Whole parts, pieces of them and rows with others in between. */
  @Test
  void outputsAreThoseOfTheRowsAskedFor() {
    DensePlan plan = PLANS.get(1);
    DataPart part = data.validation();
    try (LaneRoom room = room(List.of(plan));
        LaneNetwork network = room.network(plan, data.form(), RANDOM)) {
      Logits all = new Logits();
      Logits some = new Logits();
      network.read(part, 0, 1, part.rows(), all);

      network.read(part, 5, 3, 200, some);

      for (int row = 5; row < 200; row += 3) {
        for (int k = 0; k < data.outputs(); k++) {
          assertThat(some.at((row - 5) / 3, k)).isCloseTo(all.at(row, k), within(1e-5f));
        }
      }
    }
  }

  @Test
  void goingOnIsTheSameAsNeverHavingStopped() {
    for (DensePlan plan : PLANS) {
      NetworkState state;
      try (LaneRoom room = room(List.of(plan));
          LaneNetwork network = room.network(plan, data.form(), RANDOM)) {
        train(room, List.of(network), 0, 3);
        state = network.state();
      }
      try (LaneRoom room = room(List.of(plan));
          LaneNetwork network = room.network(plan, data.form(), new RandomStreams(8))) {
        network.goOn(state);

        train(room, List.of(network), 3, 6);

        assertThat(network.weights()).isEqualTo(learn(List.of(plan), 6).get(0));
      }
    }
  }

  @Test
  void weightsCanBeTakenBack() {
    DensePlan plan = PLANS.get(0);
    try (LaneRoom room = room(List.of(plan));
        LaneNetwork network = room.network(plan, data.form(), RANDOM)) {
      float[] earlier = network.weights();
      train(room, List.of(network), 0, 2);
      assertThat(network.weights()).isNotEqualTo(earlier);

      network.restore(earlier);

      assertThat(network.weights()).isEqualTo(earlier);
    }
  }

  /** Their weights after so many steps. */
  private List<float[]> learn(List<DensePlan> plans, int steps) {
    List<LaneNetwork> networks = new ArrayList<>();
    try (LaneRoom room = room(plans)) {
      plans.forEach(plan -> networks.add(room.network(plan, data.form(), RANDOM)));
      train(room, networks, 0, steps);
      return networks.stream().map(LaneNetwork::weights).toList();
    } finally {
      networks.forEach(LaneNetwork::close);
    }
  }

  /** In the order that the room wants; a minibatch stands in the slot of its number. */
  protected void train(LaneRoom room, List<LaneNetwork> networks, int first, int end) {
    LaneMinibatches batches = minibatches(room);
    for (int step = first; step < end; step++) {
      batches.fill(step, step - first);
    }
    if (room.together()) {
      for (int step = first; step < end; step++) {
        for (LaneNetwork network : networks) {
          network.fit(step - first, batches.rows(step), step);
        }
      }
    } else {
      for (LaneNetwork network : networks) {
        for (int step = first; step < end; step++) {
          network.fit(step - first, batches.rows(step), step);
        }
      }
    }
  }

  private LaneMinibatches minibatches(LaneRoom room) {
    LaneMinibatches batches = new LaneMinibatches(data.train(), BATCH, room);
    batches.shuffle(RANDOM.stream(Purpose.ORDER, 1), RANDOM.seedOf(Purpose.AUGMENTATION, 1));
    return batches;
  }

  private List<Integer> rowsOfFirstBatch() {
    RowOrder order = new RowOrder(data.train().rows());
    order.shuffle(RANDOM.stream(Purpose.ORDER, 1));
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      rows.add(order.at(i));
    }
    return rows;
  }

  private LaneRoom room(List<DensePlan> plans) {
    return device()
        .room(
            plans.stream().map(plan -> plan.sizes(data.form())).toList(),
            BATCH,
            data.train().answers(),
            RANDOM);
  }

  private static double sum(float[] numbers) {
    double sum = 0;
    for (float number : numbers) {
      sum += number;
    }
    return sum;
  }
}
