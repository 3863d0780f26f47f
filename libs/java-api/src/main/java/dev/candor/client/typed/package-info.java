/// How the methods that are written by the build make a request of what they are given.
///
/// The build writes `dev.candor.client.api` (what the suite does) and `dev.candor.client.model`
/// (what its documents consist of) out of the suite's OpenAPI document,
/// `src/main/openapi/suite.json`; the generator is in `src/generator`.
@NullMarked
package dev.candor.client.typed;

import org.jspecify.annotations.NullMarked;
