package com.example;

import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.network.UserNetwork;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** A hidden layer beside a shortcut: the output layer sees the hidden layer and the input. */
public final class MyNetwork implements UserNetwork {
  @Override
  public Model build(Map<String, Object> parameters, InputShape shape, int outputs, long seed) {
    int width = ((Number) parameters.get("width")).intValue();
    double rate = ((Number) parameters.get("rate")).doubleValue();
    Activation activation = Activation.fromString((String) parameters.get("activation"));
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(rate))
            .graphBuilder();
    graph
        .addInputs("input")
        .addLayer(
            "hidden",
            new DenseLayer.Builder()
                .nIn(shape.features())
                .nOut(width)
                .activation(activation)
                .build(),
            "input")
        .addVertex("both", new MergeVertex(), "hidden", "input")
        .addLayer(
            "output",
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(width + shape.features())
                .nOut(outputs)
                .activation(Activation.SOFTMAX)
                .build(),
            "both")
        .setOutputs("output");
    return new ComputationGraph(graph.build());
  }
}
