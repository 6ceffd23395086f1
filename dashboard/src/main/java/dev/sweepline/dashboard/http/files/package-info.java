/** The page's files, which are the same for everybody. */
@NullMarked
package dev.sweepline.dashboard.http.files;

import org.jspecify.annotations.NullMarked;
