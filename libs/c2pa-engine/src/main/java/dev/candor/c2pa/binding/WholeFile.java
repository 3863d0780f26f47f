package dev.candor.c2pa.binding;

import dev.candor.c2pa.io.ChannelReader;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.manifest.BmffHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Rule;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;

/// Checks a file that is bound as a whole.
final class WholeFile {
    private WholeFile() {}

    static void check(ChannelReader asset, BmffHash hash, HashAlgorithm algorithm)
            throws Refused, MalformedException, IOException {
        ExclusionRules.check(hash);
        var digest = algorithm.digest();
        new RootBoxes(asset, hash.exclusions())
                .visit(
                        (box, excluded) -> {
                            if (box.type().equals("mdat")) {
                                MdatTrees.requireHashed(box, excluded);
                            }
                            if (Proofs.in(asset, box).isPresent()) {
                                throw Refused.mismatch(
                                        Rule.ASSE_0049,
                                        "The file has hashes that the manifest does not speak of.");
                            }
                            RootBoxes.digest(asset, box, excluded, true, List.of(digest));
                        });
        compare(hash, digest);
    }

    /// @throws Refused if a digest is not what the binding says
    static void compare(BmffHash hash, MessageDigest digest) throws Refused {
        var wanted = hash.hash();
        if (wanted == null) {
            throw Refused.mismatch(Rule.ASSE_0058, "The binding has no hash of the content.");
        } else if (!wanted.matches(digest.digest())) {
            throw Refused.mismatch(Rule.ASSE_0058, "The content was changed after it was signed.");
        }
    }
}
