package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.dl4j.PlainNetwork;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.random.RandomStreams;
import java.util.Map;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

class PlainNetworkTest {
  @Test
  void of_needsNoneOfOurClasses() {
    DataShape shape = Shapes.classes(new InputShape.Image(1, 4, 4), 3);
    Map<String, Object> parameters =
        Map.of("conv_layers", 1L, "hidden", 5L, "activation", "prelu", "batch_norm", true);
    INDArray rows = Nd4j.linspace(DataType.FLOAT, -1, 1.0 / 40, 80).reshape(5, 16);
    try (TrainableNetwork network = new Cnn().build(parameters, shape, new RandomStreams(1))) {
      MultiLayerNetwork plain = (MultiLayerNetwork) PlainNetwork.of(network.model());

      assertThat(plain.getLayerWiseConfigurations().toJson()).doesNotContain("sweepline");
      INDArray expected = Transforms.softmax(network.output(rows));
      assertThat(plain.output(rows).distance2(expected)).isCloseTo(0, within(1e-6));
    }
  }
}
