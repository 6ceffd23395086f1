/** Families of networks that are ours, and the catalogue of all. */
package dev.sweepline.worker.network.family;
