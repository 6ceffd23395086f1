/** Published data files, brought here whole or not at all. */
package dev.sweepline.worker.data.fetch;
