@NullMarked
package dev.candor.consent.assetlink;

import org.jspecify.annotations.NullMarked;
