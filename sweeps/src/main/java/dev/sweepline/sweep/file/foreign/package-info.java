/** Files of other tools: what gives them away, and what to do with them. */
package dev.sweepline.sweep.file.foreign;
