package dev.candor.c2pa.binding;

import dev.candor.c2pa.asset.Archive;
import dev.candor.c2pa.io.Bytes;
import dev.candor.c2pa.io.MalformedException;
import dev.candor.c2pa.io.Range;
import dev.candor.c2pa.manifest.BrokenRuleException;
import dev.candor.c2pa.manifest.CollectionHash;
import dev.candor.c2pa.manifest.HashAlgorithm;
import dev.candor.c2pa.report.Findings;
import dev.candor.c2pa.report.Rule;
import dev.candor.c2pa.report.StatusCode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether the files of a collection are those that were signed (C2PA 2.4, 15.12.5). In an archive
/// every file has to be listed, and the central directory is bound too (A.6.2).
final class CollectionHashCheck implements HardBindingCheck {
    @Override
    public void check(Binding binding, Findings findings) throws IOException {
        CollectionHash hash;
        try {
            hash = CollectionHash.of(binding.assertion());
        } catch (BrokenRuleException e) {
            findings.add(
                    StatusCode.ASSERTION_COLLECTION_HASH_MALFORMED,
                    e.rule(),
                    binding.assertion().uri(),
                    "The binding to the files is malformed: %s.".formatted(e.reason()));
            return;
        }
        var run = new Run(binding, hash, findings);
        try {
            run.check();
        } catch (MalformedException e) {
            run.mismatch(
                    Rule.ASSE_0006,
                    "The archive was changed after it was signed: %s.".formatted(e.getMessage()));
        }
    }

    /// One binding that could be read.
    private record Run(Binding binding, CollectionHash hash, Findings findings) {
        void check() throws MalformedException, IOException {
            var algorithm = binding.algorithm(hash.algorithm());
            if (algorithm.isEmpty()) {
                add(
                        StatusCode.ALGORITHM_UNSUPPORTED,
                        Rule.CONT_0017,
                        "The binding's hash algorithm is none that C2PA allows.");
                return;
            }
            for (var file : hash.files()) {
                if (leadsElsewhere(file.uri())) {
                    add(
                            StatusCode.ASSERTION_COLLECTION_HASH_INVALID_URI,
                            Rule.ASSE_0112,
                            "The binding lists %s, which leads out of the collection."
                                    .formatted(file.uri()));
                    return;
                }
            }
            var asset = binding.asset();
            var archive = asset.format().container().archive(asset.reader());
            if (archive.isEmpty()) {
                countIsWrong("The file is no collection, and the files listed are not there.");
            } else if (hash.directoryHash() == null) {
                add(
                        StatusCode.ASSERTION_COLLECTION_HASH_MALFORMED,
                        Rule.ASSE_0117,
                        "The archive's directory is not bound.");
            } else {
                check(archive.get(), hash.directoryHash(), algorithm.get());
            }
        }

        private void check(Archive archive, Bytes directoryHash, HashAlgorithm by)
                throws IOException {
            var members = new HashMap<String, Archive.Member>();
            archive.files().forEach(file -> members.put(file.name(), file));
            archive.folders().forEach(folder -> members.put(folder.name(), folder));
            var wanted = new HashMap<String, Bytes>();
            for (var file : hash.files()) {
                var member = member(file.uri(), members);
                if (member == null) {
                    countIsWrong("%s is missing.".formatted(file.uri()));
                    return;
                }
                wanted.put(member.name(), file.hash());
            }
            for (var file : archive.files()) {
                if (!wanted.containsKey(file.name())) {
                    countIsWrong(
                            "%s was not there when the archive was signed.".formatted(file.name()));
                    return;
                }
            }
            compare(archive, wanted, directoryHash, by);
        }

        /// All bytes of each file that is listed (VAL-ASSE-0113), in the order of the archive, so
        /// that it is read once from front to back.
        private void compare(
                Archive archive, Map<String, Bytes> wanted, Bytes directoryHash, HashAlgorithm by)
                throws IOException {
            for (var member :
                    Stream.concat(archive.files().stream(), archive.folders().stream()).toList()) {
                var hash = wanted.get(member.name());
                if (hash != null && !hash.matches(digest(List.of(member.range()), by))) {
                    mismatch(
                            Rule.ASSE_0114,
                            "%s was changed after it was signed.".formatted(member.name()));
                    return;
                }
            }
            for (var directory : archive.directories()) {
                if (directoryHash.matches(digest(directory, by))) {
                    add(
                            StatusCode.ASSERTION_COLLECTION_HASH_MATCH,
                            Rule.ASSE_0115,
                            "The files are as they were signed.");
                    return;
                }
            }
            mismatch(Rule.ASSE_0118, "The archive's directory was changed after it was signed.");
        }

        private byte[] digest(List<Range> ranges, HashAlgorithm by) throws IOException {
            var digest = by.digest();
            for (var range : ranges) {
                binding.asset().reader().stream(range, digest::update);
            }
            return digest.digest();
        }

        private void countIsWrong(String explanation) {
            add(
                    StatusCode.ASSERTION_COLLECTION_HASH_INCORRECT_FILE_COUNT,
                    Rule.ASSE_0116,
                    explanation);
        }

        void mismatch(Rule rule, String explanation) {
            add(StatusCode.ASSERTION_COLLECTION_HASH_MISMATCH, rule, explanation);
        }

        private void add(StatusCode code, Rule rule, String explanation) {
            findings.add(code, rule, binding.assertion().uri(), explanation);
        }
    }

    /// The file a URI means: a name that is written as it is, or one whose special characters are
    /// escaped.
    private static Archive.@Nullable Member member(
            String uri, Map<String, Archive.Member> members) {
        var asWritten = members.get(uri);
        return asWritten != null ? asWritten : members.get(unescaped(uri));
    }

    /// Whether a URI is no relative one, or steps out of the collection, escaped or not; looked at
    /// before any file is looked for (VAL-ASSE-0111).
    private static boolean leadsElsewhere(String uri) {
        return Archive.leadsElsewhere(uri) || Archive.leadsElsewhere(unescaped(uri));
    }

    private static String unescaped(String uri) {
        try {
            return URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return uri; // a percent sign that escapes nothing
        }
    }
}
