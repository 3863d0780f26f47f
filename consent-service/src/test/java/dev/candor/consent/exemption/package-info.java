@NullMarked
package dev.candor.consent.exemption;

import org.jspecify.annotations.NullMarked;
