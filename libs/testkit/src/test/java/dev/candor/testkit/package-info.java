/// The rules of the house, seen to bite.
@NullMarked
package dev.candor.testkit;

import org.jspecify.annotations.NullMarked;
