/// Proof of the network ports, against a server of the JDK on this machine.
@NullMarked
package dev.candor.c2pa.net;

import org.jspecify.annotations.NullMarked;
