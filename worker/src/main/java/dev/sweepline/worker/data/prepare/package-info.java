/** Preparation of what was read: splits, scaling, augmentation. */
package dev.sweepline.worker.data.prepare;
