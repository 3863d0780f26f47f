package dev.candor.c2pa;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.definition.Intent;
import dev.candor.c2pa.io.Bytes;
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
    private final List<byte[]> kept;
    private final ClaimSignature signature;
    private final Splice splice;

    /// @param kept manifests that stay, finished boxes
    /// @throws SigningException if the format cannot carry the store
    Plan(
            Splicing splicing,
            Intent intent,
            ManifestAssembler assembler,
            List<byte[]> kept,
            ClaimSignature signature)
            throws SigningException {
        this.intent = intent;
        this.assembler = assembler;
        this.kept = kept;
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
    private Splice settled(Splicing splicing) throws NoRoomException {
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

    private Draft blank(Splice planned) {
        return switch (intent) {
            case Intent.Created _, Intent.Opened _ ->
                    assembler.assemble(ContentDigest.of(planned).blank());
            case Intent.Updated _ -> assembler.assemble();
        };
    }

    /// Writes everything but the store, digests it, signs, and writes the store.
    void carryOut(Writing writing) throws SigningException, IOException {
        var draft =
                switch (intent) {
                    case Intent.Created _, Intent.Opened _ -> bound(writing);
                    case Intent.Updated _ -> {
                        writing.copy((_, _) -> {}); // the parent's binding holds
                        yield assembler.assemble();
                    }
                };
        writing.fill(store(draft, signature.over(draft.claim())));
    }

    private Draft bound(Writing writing) throws IOException {
        var digest = ContentDigest.of(splice);
        writing.copy(digest::take);
        return assembler.assemble(digest.finish());
    }

    private Bytes store(Draft draft, byte[] finished) {
        return Bytes.of(draft.store(kept, finished));
    }
}
