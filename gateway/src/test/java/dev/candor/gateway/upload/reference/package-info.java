@NullMarked
package dev.candor.gateway.upload.reference;

import org.jspecify.annotations.NullMarked;
