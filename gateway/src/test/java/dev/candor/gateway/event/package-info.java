@NullMarked
package dev.candor.gateway.event;

import org.jspecify.annotations.NullMarked;
