/// Connections to places that others name: to the public network, and to what an operator names.
/// Everybody who connects on a stranger's word asks here, with the address in hand.
@NullMarked
package dev.candor.gateway.egress;

import org.jspecify.annotations.NullMarked;
