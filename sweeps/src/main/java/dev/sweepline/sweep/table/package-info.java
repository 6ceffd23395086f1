/** What a sweep's log says as tables with typed columns: its trials, and what they measured. */
@NullMarked
package dev.sweepline.sweep.table;

import org.jspecify.annotations.NullMarked;
