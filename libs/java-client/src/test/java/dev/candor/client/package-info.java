@NullMarked
package dev.candor.client;

import org.jspecify.annotations.NullMarked;
