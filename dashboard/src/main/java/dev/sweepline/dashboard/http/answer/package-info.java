/** Answers that browsers ask for at the same time, made once. */
@NullMarked
package dev.sweepline.dashboard.http.answer;

import org.jspecify.annotations.NullMarked;
