/// Starts a real PostgreSQL and a real Keycloak on this machine, for the launcher and for the
/// tests.
///
/// [Database] and [Keycloak] are the two doors. Both need nothing but the JDK: the binaries come
/// from Maven, are unpacked
/// once into the cache of [CandorHome], run as root and as anyone else, and die with the process
/// that started them, however it dies ([Leash]).
@NullMarked
package dev.candor.embedded;

import org.jspecify.annotations.NullMarked;
