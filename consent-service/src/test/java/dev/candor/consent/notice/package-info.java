@NullMarked
package dev.candor.consent.notice;

import org.jspecify.annotations.NullMarked;
