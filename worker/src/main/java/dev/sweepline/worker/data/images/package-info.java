/** Images in the IDX format of MNIST. */
package dev.sweepline.worker.data.images;
