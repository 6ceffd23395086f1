/** A sweep as one page of HTML that needs nothing else: no server, no script, no file beside it. */
@NullMarked
package dev.sweepline.sweep.report;

import org.jspecify.annotations.NullMarked;
