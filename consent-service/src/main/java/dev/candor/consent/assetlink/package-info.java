/// Which published asset stands on which grant, so that a withdrawal finds everything it touches.
@NullMarked
package dev.candor.consent.assetlink;

import org.jspecify.annotations.NullMarked;
