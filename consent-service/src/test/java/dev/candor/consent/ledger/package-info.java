@NullMarked
package dev.candor.consent.ledger;

import org.jspecify.annotations.NullMarked;
