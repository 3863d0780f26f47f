package dev.candor.consent.check;

import dev.candor.consent.subject.SubjectId;
import java.util.List;
import java.util.Map;

/// What the registry holds about some people and the uses asked about, all as of one moment.
///
/// @param ledgerSeq the latest entry of the organization's ledger then
record Snapshot(Map<SubjectId, Standing> standings, Policies policies, long ledgerSeq) {
    Snapshot {
        standings = Map.copyOf(standings);
    }

    /// The standing of one of those who were asked about.
    Standing of(SubjectId subject) {
        return standings.getOrDefault(subject, new Standing.Stranger(subject));
    }

    /// The answer for each person of a scene, in their order.
    List<Answer> answers(Question question, List<SubjectId> people) {
        var ruling = policies.at(question.at());
        return people.stream().map(it -> Answer.to(question, of(it), ruling)).toList();
    }
}
