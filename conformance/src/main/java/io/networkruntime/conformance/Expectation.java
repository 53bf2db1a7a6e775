package io.networkruntime.conformance;

import io.networkruntime.conformance.FileResult.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one run of a test file is expected to come to.
 *
 * @param status of the file as a whole
 * @param reason why the file does not end well, or why its subtests fail; empty if nobody said
 * @param subtests how many there are, so that none can vanish unseen
 * @param failing the subtests that do not pass, each with its reason, which may be empty
 * @param varying subtests that may pass or not, each with its reason; nothing but a hand's edit puts one here
 */
record Expectation(
        Status status, String reason, int subtests, Map<String, String> failing, Map<String, String> varying) {
    /** What holds of a file that nobody wrote anything about. */
    static final int ANY_NUMBER = -1;

    static final Expectation ALL_PASS = new Expectation(Status.OK, "", ANY_NUMBER, Map.of(), Map.of());

    /** Why a subtest is expected to fail: its own reason, or the file's. */
    String reasonOf(String subtest) {
        String own = failing.getOrDefault(subtest, "");
        return own.isEmpty() ? reason : own;
    }

    /** What is expected to go wrong and has no reason: subtests, and an empty text for the file as a whole. */
    List<String> unexplained() {
        List<String> names = new ArrayList<>();
        if (status != Status.OK && reason.isEmpty()) {
            names.add("");
        }
        failing.keySet().stream().filter(name -> reasonOf(name).isEmpty()).forEach(names::add);
        return names;
    }

    /** Everything in a result that is not as expected, good news and expectations without a reason included. */
    List<Surprise> surprises(FileResult result) {
        List<Surprise> surprises = new ArrayList<>();
        for (String name : unexplained()) {
            surprises.add(new Surprise(
                    result.test(), Surprise.Kind.NO_REASON, name, "expected to fail, and nobody said why"));
        }
        if (result.status() != status) {
            surprises.add(new Surprise(
                    result.test(),
                    result.status() == Status.OK ? Surprise.Kind.UNEXPECTED_PASS : Surprise.Kind.UNEXPECTED_FAILURE,
                    "",
                    "expected " + status + ", was " + result.status() + " " + result.message()));
        }
        if (isCutShort(result.status())) {
            return surprises;
        }
        Set<String> failed = new LinkedHashSet<>();
        for (Subtest subtest : result.subtests()) {
            if (subtest.passed() || !failed.add(subtest.name())) {
                continue;
            }
            if (!failing.containsKey(subtest.name()) && !varying.containsKey(subtest.name())) {
                surprises.add(new Surprise(
                        result.test(),
                        Surprise.Kind.UNEXPECTED_FAILURE,
                        subtest.name(),
                        subtest.outcome() + " " + subtest.message()));
            }
        }
        for (Subtest subtest : result.subtests()) {
            if (subtest.passed() && failing.containsKey(subtest.name()) && !failed.contains(subtest.name())) {
                surprises.add(new Surprise(
                        result.test(), Surprise.Kind.UNEXPECTED_PASS, subtest.name(), "listed as failing"));
            }
        }
        if (result.status() == Status.OK
                && subtests != ANY_NUMBER
                && subtests != result.subtests().size()) {
            surprises.add(new Surprise(
                    result.test(),
                    Surprise.Kind.UNEXPECTED_NUMBER,
                    "",
                    "expected " + subtests + " subtests, saw "
                            + result.subtests().size()));
        }
        return surprises;
    }

    /** Whether how far the file came is chance. */
    private static boolean isCutShort(Status status) {
        return status == Status.TIMEOUT || status == Status.CRASH;
    }

    /** The expectation that a result fulfils; reasons that still apply are kept. */
    Expectation updated(FileResult result) {
        Map<String, String> nowFailing = new TreeMap<>();
        for (Subtest subtest : result.subtests()) {
            if (!isCutShort(result.status()) && !subtest.passed() && !varying.containsKey(subtest.name())) {
                nowFailing.put(subtest.name(), failing.getOrDefault(subtest.name(), ""));
            }
        }
        boolean fine = result.status() == Status.OK && nowFailing.isEmpty();
        String kept = fine ? "" : reason;
        int count = isCutShort(result.status()) ? ANY_NUMBER : result.subtests().size();
        return new Expectation(result.status(), kept, count, nowFailing, varying);
    }
}
