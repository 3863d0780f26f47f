/// What tests share: real PostgreSQL and Keycloak, tokens, golden files, architecture rules.
@NullMarked
package dev.candor.testkit;

import org.jspecify.annotations.NullMarked;
