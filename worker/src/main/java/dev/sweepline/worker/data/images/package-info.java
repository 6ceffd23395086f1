/** Images: in the IDX format of MNIST, in CIFAR-10's, and as files in a folder for each class. */
package dev.sweepline.worker.data.images;
