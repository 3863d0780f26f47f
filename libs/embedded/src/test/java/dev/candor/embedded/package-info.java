/// Real servers, started, killed and started again.
@NullMarked
package dev.candor.embedded;

import org.jspecify.annotations.NullMarked;
