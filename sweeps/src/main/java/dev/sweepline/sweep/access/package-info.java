/** Who may look at sweeps and who may act on them: roles, and the tokens that give them. */
@NullMarked
package dev.sweepline.sweep.access;

import org.jspecify.annotations.NullMarked;
