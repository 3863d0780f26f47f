@NullMarked
package dev.candor.gateway.discovery;

import org.jspecify.annotations.NullMarked;
