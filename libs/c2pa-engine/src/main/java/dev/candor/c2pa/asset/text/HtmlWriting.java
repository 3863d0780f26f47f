package dev.candor.c2pa.asset.text;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.candor.c2pa.asset.splice.ContentBinding;
import dev.candor.c2pa.asset.splice.Edit;
import dev.candor.c2pa.asset.splice.NoRoomException;
import dev.candor.c2pa.asset.splice.Splice;
import dev.candor.c2pa.asset.splice.Splicing;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/// Puts a store into a page: as the last element of the head, or where one is already (C2PA 2.4,
/// A.7). Behind all that the head has, so that what says the page's encoding stays among its first
/// bytes.
final class HtmlWriting {
    private static final String OPENING = "<script type=\"application/c2pa\">";
    private static final String CLOSING = "</script>";

    private HtmlWriting() {}

    static Splicing splicing(ChannelReader asset) throws MalformedException, IOException {
        var elements = HtmlContainer.elements(asset);
        if (elements.present().size() > 1) {
            return _ -> {
                throw severalElements();
            };
        }
        var place = place(elements);
        return store ->
                new Splice.Builder()
                        .copy(new Range(0, place.start()))
                        .gap(OPENING.length() + Math.ceilDiv(store, 3) * 4L + CLOSING.length())
                        .copy(new Range(place.end(), asset.size() - place.end()))
                        .build(finished -> List.of(element(finished)), ContentBinding.Data.whole());
    }

    /// An element that says where the store is takes the place of one that holds it.
    static Splice referring(ChannelReader asset, String address)
            throws NoRoomException, MalformedException, IOException {
        var elements = HtmlContainer.elements(asset);
        if (elements.present().size() > 1) {
            throw severalElements();
        }
        var link =
                "<link rel=\"c2pa-manifest\" href=\"%s\" type=\"application/c2pa\"/>"
                        .formatted(HtmlContainer.escaped(address));
        return Edit.all(asset.size(), List.of(new Edit(place(elements), link.getBytes(UTF_8))));
    }

    private static Range place(HtmlContainer.Elements elements) {
        return elements.present().isEmpty()
                ? new Range(elements.end(), 0)
                : elements.present().getFirst();
    }

    private static NoRoomException severalElements() {
        return new NoRoomException(
                "The page has more than one element for credentials; leave one, or none");
    }

    private static byte[] element(Bytes store) {
        return (OPENING + Base64.getEncoder().encodeToString(store.toArray()) + CLOSING)
                .getBytes(US_ASCII);
    }
}
