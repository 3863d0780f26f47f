@NullMarked
package dev.candor.gateway.limit;

import org.jspecify.annotations.NullMarked;
