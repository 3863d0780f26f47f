package dev.candor.c2pa.manifest;

import dev.candor.c2pa.port.SigningException;
import java.util.List;

/// Someone who signs for assertions of a manifest before its claim is made. What they sign becomes
/// an assertion itself.
public interface Countersigner {
    /// Labels of the assertions to sign for, beside the binding to the content.
    List<String> behind();

    /// The content of the assertion in CBOR, always of the same length.
    ///
    /// @param referenced the assertions signed for
    /// @throws SigningException if the key or a service fails
    byte[] content(List<HashedUri> referenced) throws SigningException;
}
