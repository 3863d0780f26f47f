/// Candor's REST interface for programs in Java: the JDK's HTTP client and Jackson, nothing else.
///
/// [CandorClient] is the door. What a generator of clients does badly is done here by hand: files
/// of any size are streamed ([Asset]), a job is followed through cut connections, a refusal is a
/// [ProblemException] that says what the server said. `dev.candor.client.signin` gets the tokens.
@NullMarked
package dev.candor.client;

import org.jspecify.annotations.NullMarked;
