/** Devices that trials train on, beside the CPU. */
package dev.sweepline.worker.device;
