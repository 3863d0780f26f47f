package dev.candor.c2pa.asset.pdf;

import dev.candor.c2pa.asset.Layout;
import dev.candor.c2pa.asset.UpdateRoom;
import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Piece;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.jumbf.JumbfBox;
import dev.candor.c2pa.jumbf.JumbfReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Puts a store into a PDF document: into an update behind all that is there, which stays as it is
/// (C2PA 2.4, A.4.2.1). An update that was written here before, and nothing came after it, makes
/// way; a store of an earlier state stays, unless something was taken out of it.
final class PdfWriting implements Splicing {
    private final Layout layout;
    private final PdfStoreUpdate update;
    private final List<Range> waiting;
    private final boolean isSigned;

    /// @param layout of the document as it was before the update
    /// @param waiting where signatures will be
    /// @param isSigned whether a signature is over the store that is there
    private PdfWriting(
            Layout layout, PdfStoreUpdate update, List<Range> waiting, boolean isSigned) {
        this.layout = layout;
        this.update = update;
        this.waiting = List.copyOf(waiting);
        this.isSigned = isSigned;
    }

    /// @param base where the header is
    /// @throws MalformedException if the cross-reference or the catalog is broken
    static Splicing splicing(ChannelReader asset, long base)
            throws MalformedException, IOException {
        try {
            var cut = withoutUpdate(asset, base);
            return of(cut == 0 ? asset : part(asset, cut), base);
        } catch (NoRoomException e) {
            return _ -> {
                throw e;
            };
        }
    }

    private static PdfWriting of(ChannelReader asset, long base)
            throws MalformedException, NoRoomException, IOException {
        var document = PdfDocument.read(asset, base);
        var waiting = PdfSignatures.waiting(document, asset);
        var update = PdfPlan.of(document, asset.size(), base, waiting);
        var layout = PdfContainer.layout(document);
        return new PdfWriting(
                layout,
                update,
                waiting,
                !layout.storeRanges().isEmpty()
                        && PdfSignatures.cover(document, layout.storeRanges().getFirst(), base));
    }

    /// How long the document was before its last update, if that is just what would be written
    /// here; 0 if it is not.
    private static long withoutUpdate(ChannelReader asset, long base) throws IOException {
        try {
            var stores = PdfContainer.layout(PdfDocument.read(asset, base)).storeRanges();
            long cut = stores.isEmpty() ? 0 : beginning(asset, stores.getFirst());
            if (cut <= base) {
                return 0;
            }
            var copy = new Splice.Builder();
            copy.copy(new Range(0, cut));
            of(part(asset, cut), base).update.append(copy, stores.getFirst().length());
            return isThere(asset, copy.build(_ -> List.of(), ContentBinding.Data.whole()))
                    ? cut
                    : 0;
        } catch (MalformedException | NoRoomException e) {
            return 0;
        }
    }

    /// Where an update begins whose first object is the stream of a store.
    private static long beginning(ChannelReader asset, Range store)
            throws MalformedException, IOException {
        long from = Math.max(0, store.start() - PdfStoreUpdate.LONGEST_HEAD);
        asset.seek(from);
        var head = PdfUpdate.text(asset.take((int) (store.start() - from), "stream"));
        int at = head.lastIndexOf(" 0 obj\n");
        return at < 0 ? 0 : from + Math.max(0, head.lastIndexOf('\n', at));
    }

    private static boolean isThere(ChannelReader asset, Splice splice)
            throws MalformedException, IOException {
        if (splice.length() != asset.size()) {
            return false;
        }
        long at = 0;
        for (var piece : splice.pieces()) {
            if (piece instanceof Piece.Fresh(var bytes)) {
                asset.seek(at);
                if (!Bytes.of(asset.take(bytes.length(), "update")).equals(bytes)) {
                    return false;
                }
            }
            at += piece.length();
        }
        return true;
    }

    private static ChannelReader part(ChannelReader asset, long length) throws IOException {
        return new ChannelReader(asset.part(new Range(0, length)));
    }

    /// The store goes into the room of the one that is there: what its binding is over reaches to
    /// the end of the file, and so does what a signature is over.
    static Splicing updating(ChannelReader asset, long base, Layout layout)
            throws MalformedException, IOException {
        if (layout.storeRanges().size() == 1) {
            var store = layout.storeRanges().getFirst();
            var document = PdfDocument.read(asset, base);
            if (PdfSignatures.cover(document, store, base)) {
                return refusing(
                        "A signature of the document is over its credentials, so they cannot be"
                                + " updated; the document can be opened and signed anew.");
            }
            if (layout.store() == null || store.length() != layout.store().length()) {
                return refusing("The credentials of the document are packed, with no room to grow");
            }
        }
        return UpdateRoom.inPlace(asset, layout, Bytes::toArray);
    }

    private static Splicing refusing(String reason) {
        return _ -> {
            throw new NoRoomException(reason);
        };
    }

    /// A first guess: what is there stays.
    @Override
    public Splice around(int storeLength) throws NoRoomException {
        return plan(storeLength, List.of());
    }

    @Override
    public Splice around(Bytes store) throws NoRoomException {
        return plan(store.length(), outdated(store));
    }

    /// @param blanked pieces of the document that become zeros, in order
    private Splice plan(int storeLength, List<Range> blanked) throws NoRoomException {
        int room = UpdateRoom.around(storeLength);
        var copy = new Splice.Builder();
        long at = 0;
        for (var piece : blanked) {
            copy.copy(new Range(at, piece.start() - at)).fresh(new byte[(int) piece.length()]);
            at = piece.end();
        }
        copy.copy(new Range(at, update.update().size() - at));
        update.append(copy, room);
        return copy.build(
                store -> List.of(UpdateRoom.filled(store, room).toArray()),
                new ContentBinding.Data(waiting));
    }

    /// The store of an earlier state, if a manifest in it is not as it is in the new store: an
    /// earlier state can be read by everybody, so what was taken out must not be left there.
    private List<Range> outdated(Bytes store) throws NoRoomException {
        var earlier = new ArrayList<>(layout.earlier());
        var present = layout.store();
        if (present != null) {
            earlier.add(present);
        }
        if (earlier.isEmpty() || manifests(store).entrySet().containsAll(all(earlier).entrySet())) {
            return List.of();
        }
        var place = layout.storeRanges().getFirst();
        if (present == null
                || earlier.size() > 1
                || place.length() != present.length()
                || isSigned) {
            throw new NoRoomException(
                    "An earlier state of the document keeps credentials that are to be taken out,"
                            + " and it cannot be changed.",
                    NoRoomException.Remedy.ANEW);
        }
        return List.of(place);
    }

    private static Map<String, Bytes> all(List<Bytes> stores) {
        return stores.stream()
                .flatMap(store -> manifests(store).entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, one) -> one));
    }

    /// The manifests of a store by their labels; none if it is broken.
    private static Map<String, Bytes> manifests(Bytes store) {
        try {
            return JumbfReader.read(store).superboxes().stream()
                    .collect(
                            Collectors.toMap(
                                    JumbfBox.Superbox::label,
                                    JumbfBox.Superbox::raw,
                                    (_, one) -> one));
        } catch (MalformedException e) {
            return Map.of();
        }
    }
}
