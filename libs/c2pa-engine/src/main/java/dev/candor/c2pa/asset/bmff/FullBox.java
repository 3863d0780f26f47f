package dev.candor.c2pa.asset.bmff;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// The fields that some boxes begin with (ISO/IEC 14496-12, 4.2.2).
///
/// @param version 8 bits
/// @param flags 24 bits
public record FullBox(int version, int flags) {
    private static final int LENGTH = 4;
    private static final int USER_TYPE = 16;

    /// The boxes that have them (ISO/IEC 14496-12, 14496-15, 23001-7, 23008-12), and C2PA's own.
    private static final Set<String> TYPES =
            Set.of(
                    "pdin", "mvhd", "tkhd", "mdhd", "hdlr", "nmhd", "elng", "stsd", "stdp", "stts",
                    "ctts", "cslg", "stss", "stsh", "sdtp", "elst", "dref", "url ", "urn ", "stsz",
                    "stz2", "stsc", "stco", "co64", "padb", "saiz", "saio", "mehd", "trex", "mfhd",
                    "tfhd", "trun", "tfra", "mfro", "tfdt", "leva", "trep", "assp", "sbgp", "sgpd",
                    "csgp", "cprt", "tsel", "kind", "stri", "stsg", "xml ", "bxml", "iloc", "pitm",
                    "ipro", "infe", "iinf", "iref", "mere", "meta", "schm", "fiin", "fpar", "fecr",
                    "gitn", "fire", "sidx", "ssix", "prft", "emsg", "vmhd", "smhd", "hmhd", "sthd",
                    "subs", "subt", "pssh", "senc", "tenc", "ispe", "pixi", "auxC", "ipma", "chnl",
                    "dmix", "txtC", "uri ", "uriI", "srpp", "stvi", "tfad", "strk", "grpl", "uuid");

    /// The fields of a box, if it is of a type that has them.
    public static Optional<FullBox> of(ChannelReader asset, Box box)
            throws MalformedException, IOException {
        int before = box.type().equals("uuid") ? USER_TYPE : 0;
        if (!TYPES.contains(box.type()) || box.payload().length() < before + LENGTH) {
            return Optional.empty();
        }
        asset.seek(box.payload().start() + before);
        long fields = asset.u32(box.type());
        return Optional.of(new FullBox((int) (fields >>> 24), (int) (fields & 0xFFFFFF)));
    }
}
