/// What each kind of assertion must say, one class per kind (C2PA 2.4, 15.10.3).
@NullMarked
package dev.candor.c2pa.assertion;

import org.jspecify.annotations.NullMarked;
