/// Real PostgreSQL and Keycloak, started from what Maven Central carries.
@NullMarked
package dev.candor.embedded;

import org.jspecify.annotations.NullMarked;
