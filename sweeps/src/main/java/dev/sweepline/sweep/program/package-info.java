/** Programs of users' own that trials run: what a sweep file says of them, and their arguments. */
@NullMarked
package dev.sweepline.sweep.program;

import org.jspecify.annotations.NullMarked;
