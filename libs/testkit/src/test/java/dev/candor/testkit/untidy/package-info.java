/// A house that breaks every rule.
@NullMarked
package dev.candor.testkit.untidy;

import org.jspecify.annotations.NullMarked;
