@NullMarked
package dev.candor.gateway.inbox;

import org.jspecify.annotations.NullMarked;
