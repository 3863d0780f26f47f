/// Who asks, for which organization, and what they may do. Everything fails closed.
@NullMarked
package dev.candor.kit.identity;

import org.jspecify.annotations.NullMarked;
