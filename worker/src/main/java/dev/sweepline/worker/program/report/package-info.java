/** Reports of programs: how they come, and the measurements that are made of them. */
@NullMarked
package dev.sweepline.worker.program.report;

import org.jspecify.annotations.NullMarked;
