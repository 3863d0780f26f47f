package dev.candor.c2pa;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.identity.ActorSignature;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.manifest.Countersigner;
import dev.candor.c2pa.manifest.Draft;
import dev.candor.c2pa.manifest.ManifestAssembler;
import dev.candor.c2pa.port.SigningException;
import dev.candor.c2pa.trust.ClaimSignature;
import java.io.IOException;
import java.util.List;

/// What will be written, and how long it will be: known before anything is.
final class Plan {
    private static final int A_USUAL_STORE = 1 << 13;

    private final Intent intent;
    private final ManifestAssembler assembler;
    private final Heritage heritage;
    private final List<ActorSignature> actors;
    private final ClaimSignature signature;
    private final Splice splice;

    /// @param actors who signs for assertions before the claim is signed
    /// @throws SigningException if the format cannot carry the store, or the definition does not
    /// hold together
    Plan(
            Splicing splicing,
            Intent intent,
            ManifestAssembler assembler,
            Heritage heritage,
            List<ActorSignature> actors,
            ClaimSignature signature)
            throws SigningException {
        this.intent = intent;
        this.assembler = assembler;
        this.heritage = heritage;
        this.actors = List.copyOf(actors);
        this.signature = signature;
        try {
            this.splice = settled(splicing);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    /// How the target is made.
    Splice splice() {
        return splice;
    }

    /// Where the gap lies is written in the binding, and longer numbers make a longer store: so the
    /// length is tried until it is the one that was said. A longer store never makes a shorter one,
    /// so it settles.
    private Splice settled(Splicing splicing) throws NoRoomException, SigningException {
        var planned = splicing.around(A_USUAL_STORE);
        int tried = 0;
        while (true) {
            var store = store(blank(planned), signature.blank());
            if (store.length() == tried) {
                return planned;
            }
            planned = splicing.around(store);
            tried = store.length();
        }
    }

    private Draft blank(Splice planned) throws SigningException {
        var nobody = actors.stream().map(ActorSignature::blank).toList();
        return switch (intent) {
            case Intent.Created _, Intent.Opened _ ->
                    assembler.assemble(ContentDigest.of(planned).blank(), nobody);
            case Intent.Updated _ -> assembler.assemble(heritage.binding(), nobody);
        };
    }

    /// Writes everything but the store, digests it, signs, and writes the store.
    void carryOut(Writing writing) throws SigningException, IOException {
        var draft =
                switch (intent) {
                    case Intent.Created _, Intent.Opened _ -> bound(writing);
                    case Intent.Updated _ -> {
                        writing.copy((_, _) -> {}); // the parent's binding holds
                        yield assembler.assemble(heritage.binding(), signing());
                    }
                };
        writing.fill(store(draft, signature.over(draft.claim())));
    }

    private List<Countersigner> signing() {
        return actors.stream().map(ActorSignature::signing).toList();
    }

    private Draft bound(Writing writing) throws SigningException, IOException {
        var digest = ContentDigest.of(splice);
        writing.copy(digest::take);
        return assembler.assemble(digest.finish(), signing());
    }

    private Bytes store(Draft draft, byte[] finished) {
        return Bytes.of(draft.store(heritage.kept(), finished));
    }
}
