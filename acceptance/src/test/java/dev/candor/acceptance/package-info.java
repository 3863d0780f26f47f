/// The whole suite as packaged, driven through the gateway as a user would, and the rules of the
/// house as a whole.
@NullMarked
package dev.candor.acceptance;

import org.jspecify.annotations.NullMarked;
