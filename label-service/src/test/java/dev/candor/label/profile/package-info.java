@NullMarked
package dev.candor.label.profile;

import org.jspecify.annotations.NullMarked;
