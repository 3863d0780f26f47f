@NullMarked
package dev.candor.gateway.upload.resumable;

import org.jspecify.annotations.NullMarked;
