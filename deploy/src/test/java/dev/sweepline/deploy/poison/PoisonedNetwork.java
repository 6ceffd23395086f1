package dev.sweepline.deploy.poison;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.UserNetwork;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A small network that its parameter {@code poison} makes fail while it trains. */
public final class PoisonedNetwork implements UserNetwork {
  @Override
  public Model build(Map<String, Object> parameters, InputShape shape, int outputs, long seed) {
    String poison = (String) parameters.get("poison");
    int width = poison.equals("layer") ? 1_000_000_000 : width(poison);
    MultiLayerNetwork network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .seed(seed)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.01))
                .list(
                    new DenseLayer.Builder()
                        .nIn(shape.features())
                        .nOut(width)
                        .activation(Activation.RELU)
                        .build(),
                    new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn(width)
                        .nOut(outputs)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build());
    network.addListeners(new Poison(poison));
    return network;
  }

  /** That of {@code none-12} is 12, so that no two healthy networks are the same. */
  private static int width(String poison) {
    return poison.startsWith("none-") ? Integer.parseInt(poison.substring(5)) : 16;
  }

  /** Works after a few minibatches. */
  private static final class Poison extends BaseTrainingListener {
    private static final int AFTER = 3;

    /** Digits have 1,078 rows to train on, in batches of 64. */
    private static final int SECOND_EPOCH = 20;

    private final String kind;
    private int steps;

    Poison(String kind) {
      this.kind = kind;
    }

    @Override
    public void iterationDone(Model model, int iteration, int epoch) {
      steps++;
      if (steps == SECOND_EPOCH && kind.equals("nan")) {
        model.params().assign(Double.NaN);
      }
      if (steps == AFTER) {
        work();
      }
    }

    private void work() {
      switch (kind) {
        case "throws" -> throw new IllegalStateException("this network is out of order");
        case "loop" -> loop();
        case "sleep" -> sleep();
        case "memory" -> allocate();
        case "exit" -> System.exit(3);
        default -> steps += 0;
      }
    }

    private void loop() {
      while (steps > 0) {
        steps = Math.max(steps, AFTER);
      }
    }

    private static void sleep() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    /** 64 GiB. */
    private static void allocate() {
      long[][] much = new long[8][1 << 30];
      throw new IllegalStateException("there was room for " + much.length);
    }
  }
}
