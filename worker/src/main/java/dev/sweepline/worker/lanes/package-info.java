/** What a pack of networks asks of the device that it computes on. */
package dev.sweepline.worker.lanes;
