/// What every test of Candor shares.
///
/// [SuiteResource] starts a real PostgreSQL and a real Keycloak for the tests of a service,
/// [Tokens] gives tokens that this
/// Keycloak issued, [Architecture] holds the rules of the house, [GoldenFiles] compares with
/// files kept beside the tests.
@NullMarked
package dev.candor.testkit;

import org.jspecify.annotations.NullMarked;
