/// What verification says: the verdict, a sentence for people, and one finding per check.
@NullMarked
package dev.candor.c2pa.report;

import org.jspecify.annotations.NullMarked;
