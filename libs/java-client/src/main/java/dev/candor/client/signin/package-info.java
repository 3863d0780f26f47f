/// How a client comes to its tokens: a person signs in at another screen (device code, RFC 8628),
/// a program has a secret of its own (client credentials, RFC 6749 4.4).
///
/// [Authority] is whoever issues them, found from the installation itself (RFC 9728).
@NullMarked
package dev.candor.client.signin;

import org.jspecify.annotations.NullMarked;
