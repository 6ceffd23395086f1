/** Live streams of server-sent events: each browser's view of the sweeps it follows. */
@NullMarked
package dev.sweepline.dashboard.http.stream;

import org.jspecify.annotations.NullMarked;
