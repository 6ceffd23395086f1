package dev.sweepline.worker.data;

/**
 * What a data set asks of a network.
 *
 * @param shape the form of an example
 * @param task what there is to learn
 */
public record DataForm(InputShape shape, Task task) {}
