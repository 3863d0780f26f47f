@NullMarked
package dev.candor.client.typed;

import org.jspecify.annotations.NullMarked;
