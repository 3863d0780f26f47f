@NullMarked
package dev.candor.consent.approval;

import org.jspecify.annotations.NullMarked;
