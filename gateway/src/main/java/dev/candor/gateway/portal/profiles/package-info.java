/// The rules of markets as policy editors see them: which hold on a day, which are due for review,
/// their sources, their versions, and what another version would change. The label service
/// decides; everything is asked of it with the visitor's own token.
@NullMarked
package dev.candor.gateway.portal.profiles;

import org.jspecify.annotations.NullMarked;
