/// Signing identities of organizations: made, asked for, imported or referred to, rotated and
/// retired. Their keys stay in a store, and every use of one is written down before it happens.
@NullMarked
package dev.candor.provenance.identity;

import org.jspecify.annotations.NullMarked;
