@NullMarked
package dev.candor.gateway.webhook;

import org.jspecify.annotations.NullMarked;
