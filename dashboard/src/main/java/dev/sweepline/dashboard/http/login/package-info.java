/** Logins of people for whom a provider vouches, by OpenID Connect; the page's cookies. */
@NullMarked
package dev.sweepline.dashboard.http.login;

import org.jspecify.annotations.NullMarked;
