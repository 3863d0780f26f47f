/// What officers, publishers and auditors see after signing in. Pages work without script.
@NullMarked
package dev.candor.gateway.portal;

import org.jspecify.annotations.NullMarked;
