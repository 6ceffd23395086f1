/** What people do to sweeps: which acts a sweep allows now, and the events that they are. */
@NullMarked
package dev.sweepline.dashboard.http.act;

import org.jspecify.annotations.NullMarked;
