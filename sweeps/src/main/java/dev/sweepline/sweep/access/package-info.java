/**
 * Who may look at sweeps and who may act on them: roles, the tokens and the login provider that
 * give them, and how secrets are kept.
 */
@NullMarked
package dev.sweepline.sweep.access;

import org.jspecify.annotations.NullMarked;
