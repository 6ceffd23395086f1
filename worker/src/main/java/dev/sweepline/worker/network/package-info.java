/** Kinds of networks: the interface of a family, and that of a network that users write. */
package dev.sweepline.worker.network;
