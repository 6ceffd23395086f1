/** Who asks, and what they may: tokens, sessions of browsers, failed logins. No Vert.x. */
@NullMarked
package dev.sweepline.dashboard.http.auth;

import org.jspecify.annotations.NullMarked;
