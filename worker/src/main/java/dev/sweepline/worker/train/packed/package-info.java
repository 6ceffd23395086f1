/** Training of packs: trials of dense networks side by side. */
package dev.sweepline.worker.train.packed;
