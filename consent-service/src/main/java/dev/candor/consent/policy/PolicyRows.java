package dev.candor.consent.policy;

import dev.candor.kit.identity.Organization;
import dev.candor.transparency.StoredRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// All rows of one version, in the order of its texts and rules.
record PolicyRows(PolicyVersionRow version, List<PolicyTextRow> texts, List<PolicyRuleRow> rules) {
    PolicyRows {
        texts = List.copyOf(texts);
        rules = List.copyOf(rules);
    }

    static PolicyRows of(Organization organization, PolicyVersion version) {
        var texts = version.texts();
        var rules = version.rules();
        return new PolicyRows(
                PolicyVersionRow.of(organization, version),
                IntStream.range(0, texts.size())
                        .mapToObj(
                                i -> PolicyTextRow.of(organization, version.id(), i, texts.get(i)))
                        .toList(),
                IntStream.range(0, rules.size())
                        .mapToObj(
                                i -> PolicyRuleRow.of(organization, version.id(), i, rules.get(i)))
                        .toList());
    }

    /// What of them never changes again.
    List<StoredRow> stored() {
        var all = new ArrayList<StoredRow>();
        all.add(version.stored());
        texts.forEach(row -> all.add(row.stored()));
        rules.forEach(row -> all.add(row.stored()));
        return all;
    }
}
