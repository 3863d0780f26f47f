/// The front door of the engine: sign and verify Content Credentials (C2PA 2.4; claim v2).
@NullMarked
package dev.candor.c2pa;

import org.jspecify.annotations.NullMarked;
