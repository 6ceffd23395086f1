package dev.sweepline.worker.train.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.constraint.MaxNormConstraint;
import org.deeplearning4j.nn.conf.dropout.AlphaDropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.learning.config.AdaGrad;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Nadam;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ScheduleType;
import org.nd4j.linalg.schedule.StepSchedule;

/** DL4J configurations as users bring them, for images of 1×8×8 and ten labels, as JSON. */
final class OwnConfigurations {
  private OwnConfigurations() {}

  /** Those that the engine knows, by what is special about them. */
  static Map<String, String> known() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "dense layers with dropout, l2, adam",
        stack(
            new NeuralNetConfiguration.Builder().updater(new Adam(0.005)).l2(1e-3),
            dense(20, Activation.RELU).dropOut(0.9).build(),
            dense(15, Activation.SELU).dropOut(0.6).build(),
            output(LossFunction.MCXENT)));
    all.put(
        "filters without padding, max pooling, nesterovs on a schedule",
        stack(
            new NeuralNetConfiguration.Builder()
                .updater(
                    new Nesterovs(new StepSchedule(ScheduleType.ITERATION, 0.05, 0.5, 8), 0.8)),
            filters(6).build(),
            new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build(),
            dense(12, Activation.TANH).build(),
            output(LossFunction.MCXENT)));
    all.put(
        "oblong filters, no biases, batch normalisation, means, weight decay, rmsprop",
        stack(
            new NeuralNetConfiguration.Builder().updater(new RmsProp(0.002)).weightDecay(0.01),
            new ConvolutionLayer.Builder(3, 2)
                .stride(2, 1)
                .padding(1, 0)
                .nOut(7)
                .hasBias(false)
                .activation(Activation.IDENTITY)
                .build(),
            new BatchNormalization.Builder().decay(0.8).build(),
            new ActivationLayer.Builder().activation(Activation.RELU).build(),
            new SubsamplingLayer.Builder(PoolingType.AVG)
                .kernelSize(3, 3)
                .stride(2, 2)
                .convolutionMode(ConvolutionMode.Same)
                .build(),
            new ConvolutionLayer.Builder(2, 2)
                .convolutionMode(ConvolutionMode.Same)
                .nOut(9)
                .dropOut(0.8)
                .activation(Activation.ELU)
                .build(),
            new GlobalPoolingLayer.Builder(PoolingType.MAX).build(),
            output(LossFunction.MSE)));
    all.put(
        "bounded gradients, l1, adagrad, dropout and activation as layers",
        stack(
            new NeuralNetConfiguration.Builder()
                .updater(new AdaGrad(0.1))
                .l1(1e-4)
                .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
                .gradientNormalizationThreshold(0.01),
            new SubsamplingLayer.Builder(PoolingType.AVG)
                .kernelSize(2, 2)
                .stride(1, 1)
                .padding(1, 1)
                .build(),
            dense(25, Activation.IDENTITY).hasBias(false).build(),
            new ActivationLayer.Builder().activation(new ActivationLReLU(0.2)).build(),
            new DropoutLayer.Builder(0.7).build(),
            output(LossFunction.MEAN_ABSOLUTE_ERROR)));
    all.put(
        "normalised data, global means, sgd",
        stack(
            new NeuralNetConfiguration.Builder().updater(new Sgd(0.2)),
            new BatchNormalization.Builder().build(),
            filters(8).dropOut(0.9).build(),
            new GlobalPoolingLayer.Builder(PoolingType.AVG).build(),
            dense(12, Activation.SWISH).build(),
            output(LossFunction.MCXENT)));
    return all;
  }

  /** Those that it does not, by what it says of them. */
  static Map<String, String> unknown() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("layer 1 'first', activation hardtanh", dense(dense(9, Activation.HARDTANH)));
    all.put("layer 1 'first', AlphaDropout", dense(plain().dropOut(new AlphaDropout(0.5))));
    all.put(
        "layer 1 'first', constraints of its weights",
        dense(plain().constrainWeights(new MaxNormConstraint(1, 1))));
    all.put("layer 1 'first', layer normalisation", dense(plain().hasLayerNorm(true)));
    all.put("layer 2, an updater of its own", dense(plain().updater(new Sgd(0.1))));
    all.put("layer 2, regularisation of its own", dense(plain().l2(0.1)));
    all.put("layer 1 'first', regularisation of biases", dense(plain().l2Bias(0.1)));
    all.put(
        "layer 1 'first', gradient normalisation ClipL2PerLayer",
        dense(plain().gradientNormalization(GradientNormalization.ClipL2PerLayer)));
    all.put(
        "updater Nadam",
        stack(
            new NeuralNetConfiguration.Builder().updater(new Nadam(0.1)),
            dense(9, Activation.RELU).build(),
            output(LossFunction.MCXENT)));
    all.put("layer 2, a ZeroPaddingLayer", images(new ZeroPaddingLayer.Builder(1, 1).build()));
    all.put("layer 2, a LocalResponseNormalization", images(new LocalResponseNormalization()));
    all.put(
        "layer 2, pooling PNORM",
        images(new SubsamplingLayer.Builder(PoolingType.PNORM).pnorm(2).build()));
    all.put("layer 2, dilation", images(filters(4).dilation(2, 2).build()));
    all.put("convolution 2, kernel 1", images(new ConvolutionLayer.Builder(1, 1).nOut(4).build()));
    return all;
  }

  private static DenseLayer.Builder plain() {
    return dense(9, Activation.RELU);
  }

  private static String dense(DenseLayer.Builder first) {
    return stack(
        new NeuralNetConfiguration.Builder().updater(new Adam(0.01)),
        first.name("first").build(),
        output(LossFunction.MCXENT));
  }

  private static String images(Layer second) {
    return stack(
        new NeuralNetConfiguration.Builder().updater(new Adam(0.01)),
        filters(4).build(),
        second,
        output(LossFunction.MCXENT));
  }

  private static String stack(NeuralNetConfiguration.Builder all, Layer... layers) {
    return all.list(layers).setInputType(InputType.convolutionalFlat(8, 8, 1)).build().toJson();
  }

  private static DenseLayer.Builder dense(int units, Activation activation) {
    return new DenseLayer.Builder().nOut(units).activation(activation);
  }

  private static ConvolutionLayer.Builder filters(int count) {
    return new ConvolutionLayer.Builder(3, 3).nOut(count).activation(Activation.RELU);
  }

  private static OutputLayer output(LossFunction loss) {
    return new OutputLayer.Builder(loss).nOut(10).activation(Activation.SOFTMAX).build();
  }
}
