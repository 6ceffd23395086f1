/** DL4J's networks with our weights, loss, dropout, momentum and clipping. */
package dev.sweepline.worker.network.dl4j;
