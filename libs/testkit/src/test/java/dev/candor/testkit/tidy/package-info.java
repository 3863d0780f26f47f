/// A house that keeps every rule.
@NullMarked
package dev.candor.testkit.tidy;

import org.jspecify.annotations.NullMarked;
