/// How programs and researchers find their way: the catalogue of the API (RFC 9727), whom to tell
/// of a weakness (RFC 9116), and which doors pages of other sites may use (CORS).
@NullMarked
package dev.candor.gateway.discovery;

import org.jspecify.annotations.NullMarked;
