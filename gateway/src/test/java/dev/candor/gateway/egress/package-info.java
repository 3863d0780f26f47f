@NullMarked
package dev.candor.gateway.egress;

import org.jspecify.annotations.NullMarked;
