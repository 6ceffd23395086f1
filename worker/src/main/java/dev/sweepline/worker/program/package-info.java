/** Programs of users' own: one process a trial, what it reports, and how it ends. */
@NullMarked
package dev.sweepline.worker.program;

import org.jspecify.annotations.NullMarked;
