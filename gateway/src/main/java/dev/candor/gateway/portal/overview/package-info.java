/// The first page after signing in: what waits, what was published, what needs a look, and whether
/// the services answer.
@NullMarked
package dev.candor.gateway.portal.overview;

import org.jspecify.annotations.NullMarked;
