/** The HTTP API's description: which paths there are and what a request may ask. No Vert.x. */
@NullMarked
package dev.sweepline.dashboard.http.contract;

import org.jspecify.annotations.NullMarked;
