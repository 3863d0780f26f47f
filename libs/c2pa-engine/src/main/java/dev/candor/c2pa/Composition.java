package dev.candor.c2pa;

import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.identity.ActorSignature;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.Countersigner;
import dev.candor.c2pa.manifest.Draft;
import dev.candor.c2pa.manifest.HardBinding;
import dev.candor.c2pa.manifest.ManifestAssembler;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.trust.ClaimSignature;
import java.util.List;

/// What makes a store of a manifest that lacks nothing but its binding.
///
/// @param heritage the manifests that stay
/// @param actors who signs for assertions before the claim is signed
record Composition(
        Intent intent,
        ManifestAssembler assembler,
        Heritage heritage,
        List<ActorSignature> actors,
        ClaimSignature signature) {
    Composition {
        actors = List.copyOf(actors);
    }

    /// Whether the manifest has a binding of its own.
    boolean isBound() {
        return !(intent instanceof Intent.Updated);
    }

    /// A store as long as the one that will be.
    ///
    /// @param binding as long as the one that will be
    /// @throws SigningException if the definition does not hold together
    Bytes blank(HardBinding binding) throws SigningException {
        return store(assembler.assemble(binding, nobody()), signature.blank());
    }

    /// The same for an update, which is bound by its parent's binding.
    Bytes blank() throws SigningException {
        return store(assembler.assemble(heritage.binding(), nobody()), signature.blank());
    }

    private List<Countersigner> nobody() {
        return actors.stream().map(ActorSignature::blank).toList();
    }

    /// The finished store.
    ///
    /// @throws SigningException if a signer fails
    Bytes signed(HardBinding binding) throws SigningException {
        return signed(assembler.assemble(binding, signing()));
    }

    /// The same for an update.
    Bytes signed() throws SigningException {
        return signed(assembler.assemble(heritage.binding(), signing()));
    }

    private List<Countersigner> signing() {
        return actors.stream().map(ActorSignature::signing).toList();
    }

    private Bytes signed(Draft draft) throws SigningException {
        return store(draft, signature.over(draft.claim()));
    }

    private Bytes store(Draft draft, byte[] finished) {
        return Bytes.of(draft.store(heritage.kept(), finished));
    }
}
