/// How JSON is read: strictly.
@NullMarked
package dev.candor.kit.json;

import org.jspecify.annotations.NullMarked;
