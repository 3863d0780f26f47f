package dev.candor.c2pa;

import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.binding.ContentDigest;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.jumbf.JumbfType;
import dev.candor.c2pa.jumbf.JumbfWriter;
import dev.candor.c2pa.manifest.Labels;
import dev.candor.c2pa.port.SigningException;
import java.io.IOException;
import java.util.List;

/// What will be written, and how long it will be: known before anything is.
final class Plan {
    private static final int A_USUAL_STORE = 1 << 13;

    private final Composition composition;
    private final Digesting digesting;
    private final Splice splice;

    /// A store as long as the one that will be.
    private Bytes blank;

    /// How a planned copy is digested.
    @FunctionalInterface
    interface Digesting {
        /// A digest for a copy.
        ///
        /// @param store as long as the one that will be
        ContentDigest of(Splice planned, Bytes store) throws MalformedException, IOException;
    }

    /// @throws SigningException if the format cannot carry the store, or the definition does not
    /// hold together
    /// @throws MalformedException if the source is broken
    Plan(Splicing splicing, Digesting digesting, Composition composition)
            throws SigningException, MalformedException, IOException {
        this.composition = composition;
        this.digesting = digesting;
        this.blank = store(A_USUAL_STORE);
        try {
            this.splice = settled(splicing);
        } catch (NoRoomException e) {
            throw new SigningException(e.reason(), e);
        }
    }

    /// Any store of a length.
    private static Bytes store(int length) {
        int frame = JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, List.of()).length;
        var rest = JumbfWriter.box("free", new byte[length - frame - 8]);
        return Bytes.of(JumbfWriter.superbox(JumbfType.STORE, Labels.STORE, List.of(rest)));
    }

    /// How the target is made.
    Splice splice() {
        return splice;
    }

    /// Where the gap lies is written in the binding, and longer numbers make a longer store: so the
    /// length is tried until it is the one that was said. A longer store never makes a shorter one,
    /// so it settles.
    private Splice settled(Splicing splicing)
            throws NoRoomException, SigningException, MalformedException, IOException {
        var planned = splicing.around(A_USUAL_STORE);
        int tried = 0;
        while (true) {
            blank =
                    composition.isBound()
                            ? composition.blank(digesting.of(planned, blank).blank())
                            : composition.blank();
            if (blank.length() == tried) {
                return planned;
            }
            planned = splicing.around(blank);
            tried = blank.length();
        }
    }

    /// Writes everything but the store, digests it, signs, and writes the store.
    ///
    /// @throws MalformedException if the source became broken
    void carryOut(Writing writing) throws SigningException, MalformedException, IOException {
        if (composition.isBound()) {
            var digest = digesting.of(splice, blank);
            writing.copy(digest::take);
            writing.fill(composition.signed(digest.finish()), digest.proofs());
        } else {
            writing.copy((_, _) -> {}); // the parent's binding holds
            writing.fill(composition.signed(), List.of());
        }
    }
}
