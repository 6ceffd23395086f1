/** Data sets that come with the program: bundled files and generated examples. */
package dev.sweepline.worker.data.builtin;
