/** Networks as stacks of layers, described once for all trainers. */
package dev.sweepline.worker.network.layer;
