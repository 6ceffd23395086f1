package dev.sweepline.worker.data;

/**
 * A data set ready to train on.
 *
 * @param features values an example has
 * @param classes labels there are
 * @param train what networks learn from; scaling was fitted on it alone
 * @param validation what hyperparameters are judged by
 * @param test what the finished network is judged by, once
 */
public record DataSplits(
    int features, int classes, DataPart train, DataPart validation, DataPart test) {}
